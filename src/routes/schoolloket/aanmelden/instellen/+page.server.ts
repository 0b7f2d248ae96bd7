import { loadMessages } from '$lib/i18n';
import { readForm, readText } from '$lib/server/forms';
import {
	beginPasskeyEnrolment,
	beginTotpEnrolment,
	enrolPasskey,
	enrolTotp,
	mayEnrol,
	passkeysWork,
	requireFreshSecondFactor,
	writeStaffBearer,
	type EnrolmentRefusal,
	type StaffSession
} from '$lib/server/staff';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { returnTo, withReturn } from '../../return-to.server';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/schoolloket/aanmelden/instellen';

/** The first factor after the password alone, or another one after a fresh second factor. */
async function requireEnrolment({
	locals,
	url
}: Pick<RequestEvent, 'locals' | 'url'>): Promise<StaffSession> {
	const back = returnTo(url);
	if (!locals.staff) redirect(303, withReturn('/schoolloket/aanmelden', back));
	if (locals.staff.fullySignedIn) requireFreshSecondFactor({ ...locals, here: withReturn(PAGE, back) });
	else if (!(await mayEnrol(locals.ctx, locals.staff)))
		redirect(303, withReturn('/schoolloket/aanmelden/tweede-stap', back));
	return locals.staff;
}

/** A factor is named in the language in which it was added. */
const wordsOf = async ({ locals }: RequestEvent) => (await loadMessages(locals.locale)).staff.enrol;

export const load: PageServerLoad = async (event) => {
	const session = await requireEnrolment(event);
	return {
		back: returnTo(event.url),
		first: !session.fullySignedIn,
		totp: await beginTotpEnrolment(event.locals.ctx, session),
		passkeys: passkeysWork()
	};
};

export const actions: Actions = {
	app: async (event) => {
		const session = await requireEnrolment(event);
		const form = await readForm(event.request);
		const sealed = readText(form, 'sealed');
		const { appName } = await wordsOf(event);
		const input = { sealed, code: readText(form, 'code'), name: appName };
		const result = await enrolTotp(event.locals.ctx, session, input);
		if ('refusal' in result) {
			const totp = await beginTotpEnrolment(event.locals.ctx, session, sealed);
			return fail(400, { refusal: result.refusal as EnrolmentRefusal, totp });
		}
		return goOn(event, result);
	},
	beginPasskey: async (event) => ({
		options: await beginPasskeyEnrolment(event.locals.ctx, await requireEnrolment(event))
	}),
	passkey: async (event) => {
		const session = await requireEnrolment(event);
		const response = readText(await readForm(event.request), 'response');
		const { passkeyName } = await wordsOf(event);
		const name = passkeyName(event.locals.ctx.client.device);
		const result = await enrolPasskey(event.locals.ctx, session, { response, name });
		if ('refusal' in result) return fail(400, { refusal: result.refusal as EnrolmentRefusal });
		return goOn(event, result);
	}
};

function goOn(
	{ cookies, url }: RequestEvent,
	{ bearer, newCodes }: { bearer: string; newCodes: boolean }
): never {
	writeStaffBearer(cookies, bearer);
	redirect(303, newCodes ? withReturn('/schoolloket/aanmelden/herstelcodes', returnTo(url)) : returnTo(url));
}
