import { requireSchool } from '$lib/server/staff';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { school, roles } = requireSchool(locals, 'beheerder', 'databeheerder', 'director');
	return { school, mayInvite: roles.includes('beheerder') || roles.includes('director') };
};
