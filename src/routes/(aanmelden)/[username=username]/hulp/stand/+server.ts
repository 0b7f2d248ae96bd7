import { normalizeUsername } from '$lib/domain/accounts/username';
import { readHelp, recallHelp } from '$lib/server/teacher-help';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** How the request of this device stands, in one word: the page asks while it waits. */
export const GET: RequestHandler = async ({ cookies, locals: { ctx }, params }) => {
	const request = recallHelp(cookies, ctx.keys, normalizeUsername(params.username));
	const { state } = await readHelp(ctx, request);
	return json({ state });
};
