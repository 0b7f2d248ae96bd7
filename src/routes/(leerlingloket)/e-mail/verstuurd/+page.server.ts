import { readEmail, resendVerification } from '$lib/server/email-addresses';
import { nextUrl } from '$lib/server/sign-in';
import { fail, redirect } from '@sveltejs/kit';
import { ownerOf, requireOwnAccount } from '../../own-account.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals }) => {
	const { accountId } = requireOwnAccount(locals).account;
	const { waiting } = await readEmail(locals.ctx, accountId);
	if (waiting === null) redirect(303, '/profiel');
	const next = nextUrl(locals.ctx, cookies);
	/** An application that waits may be gone on to (F8). */
	return { waiting, next: next === '/dashboard' ? null : next };
};

export const actions: Actions = {
	/** Another mail to the same address. */
	default: async ({ locals }) => {
		const owner = ownerOf(requireOwnAccount(locals));
		const refusal = await resendVerification(locals.ctx, { owner, locale: locals.locale });
		if (refusal?.refusal === 'limited')
			return fail(429, { limited: Math.ceil(refusal.retryAfterSeconds / 60) });
		redirect(303, refusal ? '/profiel' : '/e-mail/verstuurd');
	}
};
