import { readListQuery } from '$lib/domain/desk/list-query';
import { listPupils, readDeskQuery, sealSearch } from '$lib/server/desk';
import { readForm, readText } from '$lib/server/forms';
import { redirect } from '@sveltejs/kit';
import { requireApplicationRight } from '../rights.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requireApplicationRight(locals);
	const { search, sealedSearch, page } = readDeskQuery(locals.ctx, actor, url.searchParams);
	const query = { ...readListQuery(new URLSearchParams(), String), search, page };
	return { search, sealedSearch, list: await listPupils(locals.ctx, actor, query) };
};

export const actions: Actions = {
	/** What was typed goes sealed into the address (docs/decisions/0016-desk-search.md). */
	zoek: async ({ locals, request }) => {
		const actor = requireApplicationRight(locals);
		const sealed = sealSearch(locals.ctx, actor, readText(await readForm(request), 'zoek'));
		const address = sealed && `?${new URLSearchParams({ zoek: sealed }).toString()}`;
		redirect(303, `/schoolloket/applicatiebeheer/leerlingen${address}`);
	}
};
