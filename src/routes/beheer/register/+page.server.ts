import { readRegisterWithProof } from '$lib/server/retention';
import { requireOperator } from '../manager.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireOperator(locals);
	return { register: await readRegisterWithProof(locals.ctx) };
};
