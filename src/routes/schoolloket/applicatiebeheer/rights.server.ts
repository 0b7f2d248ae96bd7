import { requireSchool, type DeskActor } from '$lib/server/staff';

/** Who decides about applications at a school: its beheerder and its director, for the whole school. */
export const requireApplicationRight = (locals: App.Locals): DeskActor =>
	requireSchool(locals, 'beheerder', 'director');
