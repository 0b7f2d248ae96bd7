import { signOut } from '$lib/server/accounts';
import { forgetBearer, requireSession } from '$lib/server/sessions';
import { redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ cookies, locals }) => {
		await signOut(locals.ctx, requireSession(locals));
		forgetBearer(cookies);
		// `handleAnswer` clears the browser's cache for this route; the device's own cookie stays.
		redirect(303, '/?afgemeld');
	}
};
