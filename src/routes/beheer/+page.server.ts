import { requireStaff } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const isOperator = requireStaff(locals).roles.includes('operator');
	redirect(303, isOperator ? '/beheer/applicaties' : '/beheer/mijn-applicatie');
};
