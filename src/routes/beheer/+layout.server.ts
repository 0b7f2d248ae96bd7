import { requireStaff } from '$lib/server/staff';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { name, roles, schools } = requireStaff(locals);
	return { manager: { name, isOperator: roles.includes('operator'), hasSchools: schools.length > 0 } };
};
