import { passwordOwner, replacePassword } from '$lib/server/accounts';
import { offerEmail } from '$lib/server/email-addresses';
import { readForm, readText } from '$lib/server/forms';
import { forgetBearer, requireSession, writeBearer, type PupilSession } from '$lib/server/sessions';
import { nextUrl } from '$lib/server/sign-in';
import { fail, redirect } from '@sveltejs/kit';
import { askPassword, requireOwnAccount } from '../../own-account.server';
import type { Actions, PageServerLoad } from './$types';

const DONE = '/wachtwoord/gewijzigd';

export const load: PageServerLoad = ({ locals }) => {
	const session = requireChange(locals);
	return { owner: passwordOwner(session), voluntary: isVoluntary(session) };
};

export const actions: Actions = {
	default: async (event) => {
		const { cookies, locals, request } = event;
		const session = requireChange(locals);
		const voluntary = isVoluntary(session);
		const form = await readForm(request);
		const doubt = voluntary ? await askPassword(event, session, form) : null;
		if (doubt) return doubt;

		const result = await replacePassword(locals.ctx, session, readText(form, 'password'), locals.locale);
		if ('refusal' in result) {
			const { refusal } = result;
			if (refusal !== 'signed-out') return fail(400, { refusal }); // never send the password back
			// As if the request had come a moment later, after the school gave another password or the session ended.
			forgetBearer(cookies);
			redirect(303, '/?verlopen');
		}
		writeBearer(cookies, result.bearer, session);
		if (voluntary) redirect(303, DONE);

		// An application that waits comes before the page that says it is done (F8).
		const next = nextUrl(locals.ctx, cookies);
		const later = next !== '/dashboard';
		const { accountId, type } = session.account;
		if (type === 'gevorderd') await offerEmail(locals.ctx, { accountId, later });
		redirect(303, later ? next : DONE);
	}
};

/** Who has a temporary password to replace (F9), and who chose one and wants another (F22); nobody with a basis account (F32). */
function requireChange(locals: App.Locals): PupilSession {
	const session = requireSession(locals);
	return session.account.mustReplace ? session : requireOwnAccount(locals);
}

/** Who has a password of their own is asked for it again; a temporary one was given a moment ago. */
const isVoluntary = ({ account }: PupilSession) => !account.mustReplace;
