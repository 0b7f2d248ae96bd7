import { signOut } from '$lib/server/accounts';
import { forgetPending, keepSignedOut, readSignOuts } from '$lib/server/oidc';
import { forgetBearer, requireSession } from '$lib/server/sessions';
import { redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ cookies, locals }) => {
		const session = requireSession(locals);
		await signOut(locals.ctx, session);
		forgetBearer(cookies);
		forgetPending(cookies, locals.ctx.keys);
		// `handleAnswer` clears the browser's cache for this route; the device's own cookie stays.
		const applications = await readSignOuts(locals.ctx, session.key);
		if (applications.length === 0) redirect(303, '/?afgemeld');
		keepSignedOut(cookies, locals.ctx.keys, session.key);
		redirect(303, '/afgemeld');
	}
};
