import { readSignedOut, readSignOuts } from '$lib/server/oidc';
import type { PageServerLoad } from './$types';

/** Seconds after which the page looks again while applications are still answering. */
const LOOK_AGAIN = 2;

export const load: PageServerLoad = async ({ cookies, locals, setHeaders, url }) => {
	const sessionKey = readSignedOut(cookies, locals.ctx.keys);
	const applications = sessionKey === null ? [] : await readSignOuts(locals.ctx, sessionKey);
	const waiting = applications.some(({ state }) => state === 'waiting');
	// A few looks and no more: a page that moves by itself for long tires, and there is a link.
	const looks = Number(/^[0-4]$/.exec(url.searchParams.get('keer') ?? '0')?.[0] ?? 5);
	if (waiting && looks < 5) setHeaders({ refresh: `${LOOK_AGAIN}; url=/afgemeld?keer=${looks + 1}` });
	return { applications, waiting };
};
