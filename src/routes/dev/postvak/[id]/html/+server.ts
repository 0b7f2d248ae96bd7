import { readOutboxMail } from '$lib/server/mail';
import { error } from '@sveltejs/kit';
import { requireDevPages } from '../../../dev-pages.server';
import { answerWithMail } from '../../../mail-answer.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	requireDevPages();
	const found = await readOutboxMail(locals.ctx, params.id);
	if (!found?.mail) error(404, { message: 'not-found', code: 'not-found' });
	return answerWithMail(found.mail);
};
