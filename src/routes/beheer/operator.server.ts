import { requireStaff } from '$lib/server/staff';
import { requireOperator } from './manager.server';

/** The operator as one who reads data of pupils: of no school, so of all. */
export function requireReader(locals: App.Locals): { staffId: string; schoolId: null; roles: string[] } {
	requireOperator(locals);
	return { staffId: requireStaff(locals).staffId, schoolId: null, roles: ['operator'] };
}
