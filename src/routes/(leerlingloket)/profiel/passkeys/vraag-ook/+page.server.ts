import { readForm } from '$lib/server/forms';
import { askPasskeyNoMore, askPasskeyToo, asksPasskeyToo, listPasskeys } from '$lib/server/passkeys';
import { fail, redirect } from '@sveltejs/kit';
import { askPassword, requirePasskeys } from '../../../own-account.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { accountId, username } = requirePasskeys(locals).account;
	const passkeys = await listPasskeys(locals.ctx, accountId);
	return {
		username,
		hasPasskey: passkeys.length > 0,
		asks: await asksPasskeyToo(locals.ctx, accountId)
	};
};

export const actions: Actions = {
	aan: async (event) => {
		const session = requirePasskeys(event.locals);
		const doubt = await askPassword(event, session, await readForm(event.request));
		if (doubt) return doubt;
		if (!(await askPasskeyToo(event.locals.ctx, session))) return fail(409, { refusal: 'none' as const });
		redirect(303, '/profiel/passkeys?aangezet');
	},

	uit: async (event) => {
		const session = requirePasskeys(event.locals);
		const doubt = await askPassword(event, session, await readForm(event.request));
		if (doubt) return doubt;
		await askPasskeyNoMore(event.locals.ctx, session.account.accountId);
		redirect(303, '/profiel/passkeys?uitgezet');
	}
};
