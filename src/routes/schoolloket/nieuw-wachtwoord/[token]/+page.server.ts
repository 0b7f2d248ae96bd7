import { staffResetToken } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** What the link in the mail opens: on at once to a page without the token in its address (A24). Uses nothing up (A20). */
export const load: PageServerLoad = ({ cookies, locals, params, setHeaders }) => {
	staffResetToken.keep(cookies, locals.ctx.keys, params.token);
	// No form is posted from here, so this may be stricter than elsewhere (docs/decisions/0007-referrer-policy.md).
	setHeaders({ 'referrer-policy': 'no-referrer' });
	redirect(303, '/schoolloket/nieuw-wachtwoord');
};
