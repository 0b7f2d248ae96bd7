import { listSchoolApplications } from '$lib/server/desk/applications';
import type { PageServerLoad } from './$types';
import { requireApplicationRight } from './rights.server';
import { readSorting, sortRows } from './sort';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requireApplicationRight(locals);
	const sorting = readSorting(url.searchParams);
	return { sorting, rows: sortRows(await listSchoolApplications(locals.ctx, actor), sorting) };
};
