import { readListQuery } from '$lib/domain/desk/list-query';
import { listPupils } from '$lib/server/desk';
import { requireApplicationRight } from '../rights.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requireApplicationRight(locals);
	const { search, page } = readListQuery(url.searchParams);
	const query = { ...readListQuery(new URLSearchParams()), search, page };
	return { search, list: await listPupils(locals.ctx, actor, query) };
};
