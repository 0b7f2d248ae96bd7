import { readForm, readText } from '$lib/server/forms';
import { recallLoginName, signInOnDevice } from '$lib/server/sign-in';
import { fail, redirect } from '@sveltejs/kit';
import { answerSignIn } from '../../answer-sign-in.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals }) => ({ email: requireEmail(cookies, locals) });

export const actions: Actions = {
	default: async ({ cookies, locals, request }) => {
		const email = requireEmail(cookies, locals);
		const form = await readForm(request);
		const text = readText(form, 'password');
		if (text === '') return fail(400, { refusal: 'missing' as const });
		return answerSignIn(
			await signInOnDevice(locals.ctx, cookies, {
				name: { kind: 'email', email },
				secret: { kind: 'text', text },
				ownDevice: form.has('own-device') && !locals.kiosk
			}),
			locals.ctx,
			cookies
		);
	}
};

/** The address comes sealed from the page before; without it, begin there. */
function requireEmail(cookies: Parameters<typeof recallLoginName>[0], { ctx }: App.Locals): string {
	return recallLoginName(cookies, ctx.keys) ?? redirect(303, '/aanmelden');
}
