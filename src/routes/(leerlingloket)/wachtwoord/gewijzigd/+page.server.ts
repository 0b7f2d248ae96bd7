import { isOfferFresh } from '$lib/server/email-addresses';
import { requireSession } from '$lib/server/sessions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { accountId, type } = requireSession(locals).account;
	return { offer: type === 'gevorderd' && (await isOfferFresh(locals.ctx, accountId)) };
};
