import { listCardUrls } from '$lib/server/cards';
import { requireDevPages } from '../dev-pages.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireDevPages();
	return { cards: await listCardUrls(locals.ctx) };
};
