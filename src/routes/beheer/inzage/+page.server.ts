import { requireFreshSecondFactor } from '$lib/server/staff';
import { requireReader } from '../operator.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	requireReader(locals);
	requireFreshSecondFactor(locals);
	return { nobody: url.searchParams.has('niemand') };
};
