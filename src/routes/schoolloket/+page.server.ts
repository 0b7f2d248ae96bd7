import { requireSchool, requireStaff } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The front door of the desk: on to where the work of this role is. */
export const load: PageServerLoad = ({ locals }) => {
	const session = requireStaff(locals);
	const has = (...roles: string[]) => session.roles.some((role) => roles.includes(role));
	if (session.schools.length === 0 && has('operator')) redirect(303, '/beheer');
	if (session.schools.length === 0 && has('toepassingsbeheerder')) redirect(303, '/beheer/mijn-applicatie');
	requireSchool(locals);
	if (has('beheerder', 'leerkracht')) redirect(303, '/schoolloket/leerid-beheer');
	redirect(303, '/schoolloket/schoolinstellingen');
};
