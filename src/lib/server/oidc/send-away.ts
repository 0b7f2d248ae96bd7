import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayBeginNow, waitingPage } from '../hooks';
import { countShed } from '../metrics';
import { tongueOf } from './tongue';

/** A request of an application that would lead to the sign-in page; `prompt=none` leads nowhere. */
const BEGINS = /^\/auth\?(?!.*\bprompt=none\b)/;

/**
 * Whether this browser has to come back later: it would begin a sign-in while those that have begun fill what the server can do.
 * Who typed a secret already is let in before who has not even seen the page, and who has paid for the hash is never sent away.
 */
export const mustComeBack = (request: IncomingMessage, isStranger: boolean): boolean =>
	isStranger && BEGINS.test(request.url ?? '') && !mayBeginNow();

/** The page that waits and asks the same again by itself, before anything is asked of the database. */
export async function sendAway(request: IncomingMessage, response: ServerResponse): Promise<void> {
	countShed();
	const { locale } = await tongueOf(request);
	const href = `/oidc${request.url ?? ''}`;
	const page = await waitingPage({ why: 'busy', locale, href, scripted: false, chance: Math.random() });
	response.writeHead(page.status, Object.fromEntries(page.headers)).end(await page.text());
}
