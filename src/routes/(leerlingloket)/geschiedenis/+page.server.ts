import { readOwnHistory } from '$lib/server/profile';
import { requireOwnAccount } from '../own-account.server';
import { longMoment } from '../show-time';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const events = await readOwnHistory(locals.ctx, requireOwnAccount(locals).account.accountId);
	return { events: events.map(({ at, ...event }) => ({ ...event, at: longMoment(locals.locale, at) })) };
};
