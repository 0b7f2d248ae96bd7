import { SELECTION_ACTIONS, type SelectionAction } from '$lib/domain/desk/preview';
import { keepTicks, readDeskQuery, type Selection } from '$lib/server/desk';
import { readText } from '$lib/server/forms';
import { requireStaff, type DeskActor } from '$lib/server/staff';

/**
 * What an action of the list is about: all that match the address of the page, or what is ticked on this page and on those
 * seen before. A form that names pupils without the page that showed them (a preview, a pupil's own page) means those alone.
 */
export async function readSelection(
	locals: App.Locals,
	actor: DeskActor,
	{ form, url }: { form: FormData; url: URL }
): Promise<Selection> {
	if (form.has('alles')) return { all: readDeskQuery(locals.ctx, actor, url.searchParams) };
	if (form.has('getoond')) return { pupilIds: await keepPage(locals, actor, form) };
	return { pupilIds: tickedIn(form) };
}

/** Keeps the ticks of the page in this form, and returns those of all pages. */
export const keepPage = (locals: App.Locals, actor: DeskActor, form: FormData): Promise<string[]> =>
	keepTicks(locals.ctx, actor, {
		session: requireStaff(locals),
		shown: readText(form, 'getoond').split(','),
		ticked: tickedIn(form)
	});

const tickedIn = (form: FormData) => form.getAll('leerling').filter((value) => typeof value === 'string');

/** The action that was asked for, or null. */
export const readAction = (form: FormData): SelectionAction | null =>
	SELECTION_ACTIONS.find((action) => action === form.get('actie')) ?? null;
