import { chooseLocale } from '$lib/i18n';
import { keepLanguage, languages } from '$lib/server/device-settings';
import { continueInteraction, refuseInteraction, type InteractionVisit } from '$lib/server/oidc';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Where the provider sends a browser that has to do something first, and where it comes back to when that is done. */
export const load: PageServerLoad = async (event) => {
	const next = await continueInteraction(visitOf(event));
	switch (next.step) {
		case 'sign-in':
			if (next.uiLocales !== null) speak(event, next.uiLocales);
			redirect(303, `/${next.loginHint ?? ''}`);
			break;
		case 'replace-password':
			redirect(303, '/wachtwoord/wijzigen');
			break;
		case 'offer-email':
			redirect(303, '/e-mail/vraag');
			break;
		case 'go':
			// No redirect: one that follows a form is checked against form-action, as far as the application takes it.
			event.setHeaders({ refresh: `0; url=${next.href}` });
			return next;
		default:
			return next;
	}
};

export const actions: Actions = {
	/** Back to the application, which learns that it is not assigned. */
	default: async (event) => {
		await refuseInteraction(visitOf(event));
		redirect(303, event.url.pathname);
	}
};

function visitOf({ cookies, locals, params, request }: RequestEvent<{ uid: string }>): InteractionVisit {
	return {
		ctx: locals.ctx,
		session: locals.session,
		cookies,
		cookieHeader: request.headers.get('cookie') ?? '',
		uid: params.uid,
		shared: locals.kiosk
	};
}

/** The language an application asks for counts until the pupil chooses one. */
function speak({ cookies, locals }: RequestEvent, uiLocales: string): void {
	const wanted = chooseLocale(undefined, uiLocales.replaceAll(' ', ','), languages());
	if (wanted !== locals.locale && !cookies.getAll().some(({ name }) => name.endsWith('leerid_language')))
		keepLanguage(cookies, wanted);
}
