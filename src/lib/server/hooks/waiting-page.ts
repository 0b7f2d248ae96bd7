import { LOCALES, loadMessages, type Locale } from '$lib/i18n';
import { createHash } from 'node:crypto';
import { secondsToRest } from './come-back';

const STYLE = `body{max-width:32rem;margin:12vh auto 0;padding:0 1.5rem;font:1.125rem/1.6 system-ui,sans-serif;color:#1f2933;background:#fff}h1{font-size:1.6rem;line-height:1.25}a{display:inline-block;padding:.75rem 0;color:#1a4f8b}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export interface Waiting {
	why: 'busy' | 'unavailable';
	locale: Locale;
	/** The address to go on to. */
	href: string;
	/** Asked by a script of SvelteKit, which reads data. */
	scripted: boolean;
}

/** What goes out with the page that waits, but for when to come back. */
export const WAITING_HEADERS = {
	'Cache-Control': 'no-store',
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
};

/**
 * The answer to who must come back: a page that stands alone (nothing else need be fetched of a server that is too busy), says
 * so, and goes on by itself: it asks for the page of the form again, never sends the form. What that page keeps (the name in
 * its address or cookie, pictures in theirs) is there; a password is kept nowhere, and is given again.
 */
export async function waitingPage({ why, locale, href, scripted }: Waiting): Promise<Response> {
	const seconds = secondsToRest();
	const headers = new Headers({ ...WAITING_HEADERS, 'Retry-After': String(seconds) });
	if (scripted) {
		headers.delete('Content-Security-Policy');
		headers.set('Content-Type', 'application/json');
		const error = { message: why, code: why };
		return new Response(JSON.stringify({ type: 'error', status: 503, error }), { status: 503, headers });
	}
	return new Response(await waitingHtml({ why, locale, seconds, href }), { status: 503, headers });
}

/** The page itself. Without `href` it asks for its own address again, and nothing was begun that could be kept. */
export async function waitingHtml({
	why,
	locale,
	seconds,
	href
}: Pick<Waiting, 'why' | 'locale'> & { seconds: number; href?: string }): Promise<string> {
	const { waiting, brand } = await loadMessages(locale);
	const [title, text] =
		why === 'busy' ? [waiting.busyTitle, waiting.busy] : [waiting.unavailableTitle, waiting.unavailable];
	const kept = why === 'busy' && href !== undefined ? `<p>${escape(waiting.kept)}</p>\n` : '';
	return `<!doctype html>
<html lang="${locale}" dir="${LOCALES[locale].dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${seconds}${href === undefined ? '' : `;url=${escape(href)}`}">
<title>${escape(title)} · ${escape(brand)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p>${escape(text)} ${escape(waiting.again(seconds))}</p>
${kept}<p><a href="${escape(href ?? '')}">${escape(waiting.now)}</a></p>
</main>
</body>
</html>
`;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
