import { answerOffer } from '$lib/server/email-addresses';
import { nextUrl } from '$lib/server/sign-in';
import { redirect } from '@sveltejs/kit';
import { requireOwnAccount } from '../../own-account.server';
import type { Actions, PageServerLoad } from './$types';

/** F10, asked once: whoever was asked before goes on. */
export const load: PageServerLoad = ({ cookies, locals }) => {
	if (!requireOwnAccount(locals).account.offerEmail) redirect(303, nextUrl(locals.ctx, cookies));
};

export const actions: Actions = {
	/** No, not now. */
	default: async ({ cookies, locals }) => {
		await answerOffer(locals.ctx, requireOwnAccount(locals).account.accountId);
		redirect(303, nextUrl(locals.ctx, cookies));
	}
};
