import { mayDecide } from '$lib/domain/consent/agreement';
import { requireSchool, type DeskActor } from '$lib/server/staff';

/** Who may see how the school stands about class information: everybody with a right to *Schoolinstellingen*. */
export function requireSettings(locals: App.Locals): DeskActor & { decides: boolean } {
	const actor = requireSchool(locals, 'beheerder', 'databeheerder', 'director');
	return { ...actor, decides: mayDecide(actor.roles) };
}
