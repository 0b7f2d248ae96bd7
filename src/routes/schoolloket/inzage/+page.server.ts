import { oneLine, readListQuery } from '$lib/domain/desk/list-query';
import { listPupils } from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import type { Actions, PageServerLoad } from './$types';

const MAX_LENGTH = 100;

export const load: PageServerLoad = ({ locals }) => {
	requireSchool(locals, 'beheerder', 'director');
};

export const actions: Actions = {
	/** By form and not by address: what is typed is a name. */
	zoek: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'director');
		const search = oneLine(readText(await readForm(request), 'leerling'), MAX_LENGTH);
		const query = { ...readListQuery(new URLSearchParams(), String), search };
		const { rows } = search === '' ? { rows: [] } : await listPupils(locals.ctx, actor, query);
		return { search, rows };
	}
};
