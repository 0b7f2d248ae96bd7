import { previewMails } from '$lib/server/mail';
import { requireDevPages } from '../dev-pages.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireDevPages();
	const previews = await previewMails(locals.locale);
	return { previews: previews.map(({ name, subject, text }) => ({ name, subject, text })) };
};
