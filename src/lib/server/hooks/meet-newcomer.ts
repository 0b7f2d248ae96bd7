import type { Locale } from '$lib/i18n';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getSettings } from '../env';
import { countShed } from '../metrics';
import { beginNow } from './handle-crowd';
import { languageAsked } from '../device-settings';
import { isNewcomer } from './newcomer';
import { secondsToRest, WAITING_HEADERS, waitingHtml } from './waiting-page';

/** Where the door finds it (src/start/crowd.ts): a build shares no module with it. */
const place = Symbol.for('leerid.newcomers');
const shared = globalThis as { [place]?: typeof meetNewcomer };

/** Lets the door ask about everybody who comes. */
export function meetNewcomers(): void {
	shared[place] = meetNewcomer;
}

/**
 * Answers who would begin a sign-in while there is no room for one more, and returns true; false for everybody else. In a crowd ten times
 * as large as can be let in, what this costs is paid ten times for each sign-in: so before the provider and the framework see it, and with
 * a page that is made once.
 */
function meetNewcomer(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
	if (!isNewcomer(request.method, url, request.headers, getSettings().origin.origin)) return false;
	const answered = beginNow();
	if (answered) {
		response.once('close', answered);
		return false;
	}
	countShed();
	void sendAway(response, languageAsked(request.headers, url.searchParams), secondsToRest(Math.random()));
	return true;
}

/** By language and seconds: a few dozen of a kilobyte. */
const pages = new Map<string, Promise<Buffer>>();

function pageOf(locale: Locale, seconds: number): Promise<Buffer> {
	const key = `${locale} ${seconds}`;
	const made = pages.get(key) ?? waitingHtml({ why: 'busy', locale, seconds }).then(Buffer.from);
	pages.set(key, made);
	return made;
}

async function sendAway(response: ServerResponse, locale: Locale, seconds: number): Promise<void> {
	const page = await pageOf(locale, seconds);
	response.writeHead(503, {
		...WAITING_HEADERS,
		// Who comes back from it has not begun (`isNewcomer`).
		'Referrer-Policy': 'no-referrer',
		'Retry-After': String(seconds),
		'Content-Length': String(page.length)
	});
	response.end(page);
}
