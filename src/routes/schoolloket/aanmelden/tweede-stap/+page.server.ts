import { hasFactors } from '$lib/server/staff';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { confirmActions } from '../confirm.server';
import { returnTo, withReturn } from '../../return-to.server';
import type { Actions, PageServerLoad } from './$types';

/** Only who gave the password, and nothing more yet, has anything to do here. */
function requireHalf({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>) {
	const back = returnTo(url);
	if (!locals.staff) redirect(303, withReturn('/schoolloket/aanmelden', back));
	if (locals.staff.fullySignedIn) redirect(303, back);
	return locals.staff;
}

export const load: PageServerLoad = async (event) => {
	const session = requireHalf(event);
	const back = returnTo(event.url);
	const factors = await hasFactors(event.locals.ctx, session);
	if (!factors.totp && !factors.passkey) redirect(303, withReturn('/schoolloket/aanmelden/instellen', back));
	return { back, factors };
};

export const actions: Actions = confirmActions(requireHalf);
