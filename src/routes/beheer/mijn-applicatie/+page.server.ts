import { listManaged } from '$lib/server/applications/management';
import { redirect } from '@sveltejs/kit';
import { requireSupplier } from '../manager.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const rows = await listManaged(locals.ctx, requireSupplier(locals));
	if (rows.length === 1 && rows[0]) redirect(303, `/beheer/mijn-applicatie/${rows[0].id}`);
	return { rows };
};
