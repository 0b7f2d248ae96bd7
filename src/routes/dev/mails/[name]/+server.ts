import { previewMails } from '$lib/server/mail';
import { error } from '@sveltejs/kit';
import { requireDevPages } from '../../dev-pages.server';
import { answerWithMail } from '../../mail-answer.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	requireDevPages();
	const preview = (await previewMails(locals.locale)).find(({ name }) => name === params.name);
	if (!preview) error(404, { message: 'not-found', code: 'not-found' });
	return answerWithMail(preview);
};
