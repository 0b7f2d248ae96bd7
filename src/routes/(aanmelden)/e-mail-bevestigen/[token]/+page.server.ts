import { confirmAddress, findVerification } from '$lib/server/email-addresses';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Shows what the button would confirm, and changes nothing: mail scanners open every link (A20). */
export const load: PageServerLoad = async ({ locals, params }) => ({
	verification: await findVerification(locals.ctx, params.token)
});

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const { ctx, locale } = locals;
		return (await confirmAddress(ctx, { token: params.token, locale }))
			? { done: true }
			: fail(410, { done: false });
	}
};
