import { AppError } from '$lib/server/errors';
import { askPasskeyStep } from '$lib/server/passkeys';
import { passkeysWork } from '$lib/server/webauthn';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What the pupil's passkey is to sign, for who gave the password a moment ago in this browser, and for nobody else. */
export const POST: RequestHandler = async ({ cookies, locals }) => {
	const options = passkeysWork() ? await askPasskeyStep(locals.ctx, cookies) : null;
	if (!options) throw new AppError('not-found');
	return json(options);
};
