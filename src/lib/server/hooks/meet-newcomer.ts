import { addressBucket } from '$lib/domain/credentials/throttle';
import type { Locale } from '$lib/i18n';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from '../client-address';
import { languageAsked, languages } from '../device-settings';
import { getSettings } from '../env';
import type { Keys } from '../keys';
import { countShed } from '../metrics';
import { isBelieved } from '../sign-in';
import { RESTS, secondsToRest } from './come-back';
import { FewAtATime } from './few-at-a-time';
import { beginNow } from './handle-crowd';
import { hasBegun } from './has-begun';
import { isNewcomer, saysItHasBegun } from './newcomer';
import { WAITING_HEADERS, waitingHtml } from './waiting-page';

type Meet = (request: IncomingMessage, response: ServerResponse, url: URL, goOn: () => void) => void;

/** Where the door finds it (src/start/crowd.ts): a build shares no module with it. */
const place = Symbol.for('leerid.newcomers');
const shared = globalThis as { [place]?: Meet };

/**
 * So many requests that begin a sign-in are answered at once, and milliseconds after which one holds up no other: enough to keep a
 * processor busy while each waits for the database some of the time, and few enough that a turn of the event loop stays short for whoever
 * comes meanwhile. It takes one new connection in each turn (libuv), so a long turn makes all of them wait.
 */
const [AT_ONCE, PATIENCE] = [8, 250];

/**
 * Lets the door ask about everybody who comes: whoever would begin a sign-in waits for its turn, or is sent away while there is no room for
 * one more. In a crowd ten times as large as can be let in, what that costs is paid ten times for each sign-in: so before the provider
 * and the framework see it, and with a page that is made once.
 */
export async function meetNewcomers(keys: Keys): Promise<void> {
	const pages = await makePages();
	const beginners = new FewAtATime(AT_ONCE, PATIENCE);
	const ourOrigin = getSettings().origin.origin;
	shared[place] = (request, response, url, goOn) => {
		if (!isNewcomer(request.method, url) || showsProof(request, url, keys)) return goOn();
		const address = addressBucket(clientAddress(request));
		if (saysItHasBegun(url, request.headers, ourOrigin) && isBelieved(address)) return goOn();
		const answered = beginNow(address);
		if (typeof answered === 'string') {
			countShed();
			const seconds = secondsToRest(answered);
			return sendAway(response, pages, { seconds, locale: languageAsked(request.headers, url.searchParams) });
		}
		response.once('close', answered);
		response.once('close', beginners.enter(goOn));
	};
}

const showsProof = ({ headers }: IncomingMessage, { pathname }: URL, keys: Keys) =>
	hasBegun({ cookie: headers.cookie, pathname }, keys, new Date());

/** By language and seconds: some twenty of a kilobyte for each language. */
type Pages = Map<string, Buffer>;
const keyOf = (locale: Locale, seconds: number) => `${locale} ${seconds}`;

/** All of them, before anybody needs one: the words of a language are read by the threads that hash, which have no time in a crowd. */
async function makePages(): Promise<Pages> {
	const pages: Pages = new Map();
	for (const locale of languages())
		for (const seconds of RESTS)
			pages.set(keyOf(locale, seconds), Buffer.from(await waitingHtml({ why: 'busy', locale, seconds })));
	return pages;
}

interface Away {
	seconds: number;
	locale: Locale;
}

function sendAway(response: ServerResponse, pages: Pages, { seconds, locale }: Away): void {
	const page = pages.get(keyOf(locale, seconds));
	response.writeHead(503, {
		...WAITING_HEADERS,
		// Who comes back from it has not begun (`saysItHasBegun`).
		'Referrer-Policy': 'no-referrer',
		'Retry-After': String(seconds),
		'Content-Length': String(page?.length ?? 0)
	});
	response.end(page);
}
