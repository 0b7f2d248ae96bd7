import { listManaged } from '$lib/server/applications/management';
import { requireOperator } from '../manager.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	rows: await listManaged(locals.ctx, requireOperator(locals))
});
