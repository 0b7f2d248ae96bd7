import { findCard } from '$lib/server/cards';
import { keepCardScan, makeRoomFor } from '$lib/server/sign-in';
import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** What a QR opens: on to the pupil's own page at once, so that the token stays in no history and no referrer (D3). */
export const load: PageServerLoad = async ({ cookies, locals, params, request }) => {
	const { ctx, session } = locals;
	const card = await findCard(ctx, params.token);
	if (!card) error(404, { message: 'void card', code: 'void-card' });
	// A browser that only peeks ahead changes nothing.
	const isVisit = request.method === 'GET' && !request.headers.has('sec-purpose');
	if (isVisit && session && session.account.accountId !== card.accountId)
		await makeRoomFor(ctx, cookies, session.account);
	keepCardScan(cookies, ctx.keys, card.accountId, ctx.now);
	redirect(303, `/${card.username}`);
};
