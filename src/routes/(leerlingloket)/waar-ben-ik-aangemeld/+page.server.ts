import { readForm, readText } from '$lib/server/forms';
import { listSessions, signOutElsewhere, signOutEverywhere } from '$lib/server/profile';
import { forgetBearer } from '$lib/server/sessions';
import { redirect } from '@sveltejs/kit';
import { requireOwnAccount } from '../own-account.server';
import { longMoment } from '../show-time';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const sessions = await listSessions(locals.ctx, requireOwnAccount(locals));
	return {
		sessions: sessions.map(({ since, lastUsedAt, ...session }) => ({
			...session,
			since: longMoment(locals.locale, since),
			lastUsed: longMoment(locals.locale, lastUsedAt)
		})),
		ended: url.searchParams.has('afgemeld')
	};
};

export const actions: Actions = {
	/** *Overal afmelden*. */
	overal: async ({ cookies, locals, setHeaders }) => {
		await signOutEverywhere(locals.ctx, requireOwnAccount(locals));
		forgetBearer(cookies);
		// As for *Afmelden*: only the cache, so that the device's own cookie and the language stay (SECURITY 14.3.1).
		setHeaders({ 'clear-site-data': '"cache"' });
		redirect(303, '/?afgemeld');
	},

	/** One other device. */
	toestel: async ({ locals, request }) => {
		const session = requireOwnAccount(locals);
		await signOutElsewhere(locals.ctx, session, readText(await readForm(request), 'session'));
		redirect(303, '/waar-ben-ik-aangemeld?afgemeld');
	}
};
