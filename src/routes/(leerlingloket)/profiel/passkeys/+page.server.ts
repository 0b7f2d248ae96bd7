import { readForm, readText } from '$lib/server/forms';
import { addPasskey, asksPasskeyToo, beginPasskey, listPasskeys, removePasskey } from '$lib/server/passkeys';
import { fail, redirect } from '@sveltejs/kit';
import { askPassword, requirePasskeys } from '../../own-account.server';
import { longDay } from '../../show-time';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { accountId, username } = requirePasskeys(locals).account;
	const { ctx, locale } = locals;
	const passkeys = await listPasskeys(ctx, accountId);
	return {
		username,
		passkeys: passkeys.map(({ id, device, createdAt, lastUsedAt }) => ({
			id,
			device,
			added: longDay(locale, createdAt),
			lastUsed: lastUsedAt && longDay(locale, lastUsedAt)
		})),
		asks: await asksPasskeyToo(ctx, accountId),
		done: doneOf(url.searchParams)
	};
};

const DONE = {
	toegevoegd: 'added',
	verwijderd: 'removed',
	aangezet: 'on',
	uitgezet: 'off'
} as const;

const doneOf = (query: URLSearchParams) =>
	Object.entries(DONE).find(([name]) => query.has(name))?.[1] ?? null;

export const actions: Actions = {
	/** The password again; then the browser learns what to make the passkey from. */
	begin: async (event) => {
		const { cookies, locals, request } = event;
		const session = requirePasskeys(locals);
		const doubt = await askPassword(event, session, await readForm(request));
		if (doubt) return doubt;
		const options = await beginPasskey(locals.ctx, cookies, session);
		return options ? { options: JSON.stringify(options) } : fail(400, { refusal: 'full' as const });
	},

	bewaar: async ({ cookies, locals, request }) => {
		const session = requirePasskeys(locals);
		const answer = readText(await readForm(request), 'answer');
		if (!(await addPasskey(locals.ctx, cookies, { session, answer })))
			return fail(400, { refusal: 'refused' as const });
		redirect(303, '/profiel/passkeys?toegevoegd');
	},

	verwijder: async ({ locals, request }) => {
		const { accountId } = requirePasskeys(locals).account;
		const passkeyId = readText(await readForm(request), 'passkey');
		const refusal = await removePasskey(locals.ctx, { accountId, passkeyId });
		if (refusal) return fail(409, { refusal });
		redirect(303, '/profiel/passkeys?verwijderd');
	}
};
