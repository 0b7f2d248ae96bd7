import { listGroupApplications } from '$lib/server/desk/applications';
import { requireApplicationRight } from '../rights.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	groups: await listGroupApplications(locals.ctx, requireApplicationRight(locals))
});
