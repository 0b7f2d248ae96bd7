import { getSettings } from '$lib/server/env';
import type { PageServerLoad } from './$types';

/** What a school's ICT has to let through, and the server's clock to hold the tablet's against. */
export const load: PageServerLoad = ({ locals }) => ({
	origin: getSettings().origin.origin,
	host: getSettings().origin.host,
	serverTime: locals.ctx.now.getTime()
});
