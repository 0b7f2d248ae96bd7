import { listOutbox } from '$lib/server/mail';
import { requireDevPages } from '../dev-pages.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireDevPages();
	const mails = await listOutbox(locals.ctx);
	return {
		mails: mails.map(({ id, to, state, template, createdAt, mail }) => ({
			id,
			to,
			state,
			createdAt,
			subject: mail?.subject ?? template
		}))
	};
};
