import { readListQuery } from '$lib/domain/desk/list-query';
import { SELECTION_ACTIONS, type SelectionAction } from '$lib/domain/desk/preview';
import type { Selection } from '$lib/server/desk';

/** What was ticked in the list, or all that match the address of the page. The desk decides whether it may. */
export function readSelection(form: FormData, url: URL): Selection {
	if (form.has('alles')) return { all: readListQuery(url.searchParams) };
	return { pupilIds: form.getAll('leerling').filter((value) => typeof value === 'string') };
}

/** The action that was asked for, or null. */
export const readAction = (form: FormData): SelectionAction | null =>
	SELECTION_ACTIONS.find((action) => action === form.get('actie')) ?? null;
