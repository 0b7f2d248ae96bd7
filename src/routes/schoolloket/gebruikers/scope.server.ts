import { rolesToGive } from '$lib/domain/staff/roles';
import {
	findSchool,
	requireSchool,
	requireStaff,
	type ColleagueActor,
	type DeskSchool
} from '$lib/server/staff';

/** Whose colleagues these are: of a school, or (null) those of the service itself. */
export interface Scope {
	actor: ColleagueActor;
	school: DeskSchool | null;
	/** The operator looks from outside, and may name any school. */
	service: boolean;
	givable: ReturnType<typeof rolesToGive>;
}

/** A director or a beheerder at the active school; an operator over the service, or over the school that `?school=` names. */
export async function colleagueScope(locals: App.Locals, url: URL): Promise<Scope> {
	const session = requireStaff(locals);
	const named = url.searchParams.get('school');
	if (session.roles.includes('operator') && (named !== null || session.activeSchool === null)) {
		const school = named === null ? null : await findSchool(locals.ctx, named);
		const roles = ['operator'] as const;
		const actor = { staffId: session.staffId, roles, schoolId: school?.id ?? null };
		return { actor, school, service: true, givable: rolesToGive(roles) };
	}
	const { staffId, roles, school, schoolId } = requireSchool(locals, 'beheerder', 'director');
	return { actor: { staffId, roles, schoolId }, school, service: false, givable: rolesToGive(roles) };
}
