import { requireStaff } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The operator's home. A supplier has one page, and anybody else is refused there. */
export const load: PageServerLoad = ({ locals }) => {
	if (!requireStaff(locals).roles.includes('operator')) redirect(303, '/beheer/mijn-applicatie');
};
