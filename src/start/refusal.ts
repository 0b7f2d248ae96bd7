import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLocale, chosenLanguage, DEFAULT_LOCALE, LOCALES, type Locale } from '../lib/i18n/locales.ts';
import { standaloneHeaders, standalonePage } from '../lib/server/standalone-page.ts';
import { doorMessages, homeLinks, type DoorStatus } from './door-messages.ts';
import { MAX_DRAINED_BYTES, MAX_DRAINING_MS } from './let-go-of-body.ts';

/** A page that stands alone: no file of ours is needed to show it. After the first language, a line in each other one. */
export function refusalPage(
	status: DoorStatus,
	origin: URL,
	[first = DEFAULT_LOCALE, ...others]: readonly Locale[]
): string {
	const [title, sentence] = doorMessages[first][status];
	const lines = others.map((locale) => {
		const [title, sentence] = doorMessages[locale][status];
		return `<p class="muted" lang="${locale}" dir="${LOCALES[locale].dir}"><strong>${title}.</strong> ${sentence}</p>\n`;
	});
	return standalonePage({
		lang: first,
		dir: LOCALES[first].dir,
		title,
		body: `<p>${sentence}</p>
${lines.join('')}<p class="row"><a class="button" href="${origin.origin}/">${homeLinks[first]}</a></p>`
	});
}

export const refusalHeaders = (page: string): Record<string, string> => ({
	...standaloneHeaders("'none'"),
	'Content-Length': String(Buffer.byteLength(page))
});

/** For a form that SvelteKit's script sends: it reads only this shape, and shows our error page with the status. */
function refusalData(status: DoorStatus, locale: Locale): string {
	return JSON.stringify({ type: 'error', error: { message: doorMessages[locale][status].join('. ') } });
}

const hasBody = (request: IncomingMessage) =>
	request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

interface Refusal {
	status: DoorStatus;
	origin: URL;
	/** Those on offer. */
	languages: readonly Locale[];
	headers?: Record<string, string>;
}

/** Answers with the page of `status` (data, when a script of ours asks) and lets go of what the client is still sending. */
export function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	{ status, origin, languages, headers = {} }: Refusal
): void {
	const isScripted = request.headers['x-sveltekit-action'] === 'true';
	const { cookie, 'accept-language': accepted = '' } = request.headers;
	const locale = chooseLocale(chosenLanguage(cookie), accepted, languages);
	const page = isScripted ? refusalData(status, locale) : refusalPage(status, origin, [locale]);
	for (const [name, value] of Object.entries({ ...refusalHeaders(page), ...headers }))
		response.setHeader(name, value);
	if (isScripted) response.setHeader('Content-Type', 'application/json');
	if (!hasBody(request)) {
		response.writeHead(status);
		response.end(page);
		return;
	}

	// Closing at once resets the connection, and a browser that is still sending then shows its own error in place of
	// our page. So the page goes out, the rest of the body is thrown away, and only then the connection closes.
	response.setHeader('Connection', 'close');
	response.writeHead(status);
	response.write(page);
	let drained = 0;
	const finish = () => {
		clearTimeout(timer);
		if (!response.writableEnded) response.end();
	};
	const timer = setTimeout(finish, MAX_DRAINING_MS);
	request.on('data', (chunk: Buffer) => {
		drained += chunk.length;
		if (drained > MAX_DRAINED_BYTES) finish();
	});
	request.on('end', finish);
	request.on('close', finish);
	request.on('error', finish);
}
