import { AppError } from '$lib/server/errors';
import { askPasskey } from '$lib/server/passkeys';
import { passkeysWork } from '$lib/server/webauthn';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What the browser's passkey is to sign. A post, so that no other site and no prefetch asks it. */
export const POST: RequestHandler = async ({ cookies, locals }) => {
	if (!passkeysWork()) throw new AppError('not-found');
	return json(await askPasskey(locals.ctx, cookies));
};
