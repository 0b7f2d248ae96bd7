import { readOutboxMail } from '$lib/server/mail';
import { error } from '@sveltejs/kit';
import { requireDevPages } from '../../dev-pages.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireDevPages();
	const found = await readOutboxMail(locals.ctx, params.id);
	if (!found) error(404, { message: 'not-found', code: 'not-found' });
	const { id, to, state, template, attempts, lastCode, createdAt, mail } = found;
	return {
		id,
		to,
		state,
		template,
		attempts,
		lastCode,
		createdAt,
		subject: mail?.subject ?? template,
		text: mail?.text ?? null
	};
};
