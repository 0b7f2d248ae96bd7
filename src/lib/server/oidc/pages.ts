import { nl } from '$lib/i18n/nl';
import { createHash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;border-top:6px solid #0d5463;font:1.0625rem/1.6 'Atkinson Hyperlegible Next Variable',Verdana,'DejaVu Sans',sans-serif;color:#1d2629;background:#fffcf5}main{max-width:34rem;margin:0 auto;padding:12vh 1.5rem 3rem}h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}p{margin:0 0 1rem}.row{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0}a.button,button{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:.5rem 1.5rem;border:2px solid #0d5463;border-radius:.75rem;font:inherit;font-weight:650;text-decoration:none;cursor:pointer;background:#0d5463;color:#fff}button.second,a.second{background:transparent;color:#0d5463}small{color:#525d61}a:focus-visible,button:focus-visible{outline:3px solid #1a4fd6;outline-offset:3px}@media(prefers-color-scheme:dark){body{color:#f4f1ea;background:#14191b;border-color:#86d3df}a.button,button{background:#86d3df;border-color:#86d3df;color:#06272e}button.second,a.second{color:#86d3df}small{color:#b8c0c2}a:focus-visible,button:focus-visible{outline-color:#ffd25e}}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** What goes out with such a page. It needs no file of ours and runs no script. */
export const pageHeaders = (): Record<string, string> => ({
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
	'Cache-Control': 'no-store'
});

function page(title: string, body: string): string {
	return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} · ${nl.brand}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

export type ErrorKind = keyof typeof nl.oidc.errors;

/** Which of our explanations fits what the provider found. */
export function errorKind(code: string, isExpired: boolean): ErrorKind {
	if (isExpired) return 'expired';
	if (code === 'invalid_client' || code === 'unauthorized_client') return 'unknownApplication';
	if (code === 'invalid_redirect_uri') return 'wrongAddress';
	return code === 'server_error' || code === 'temporarily_unavailable' ? 'ours' : 'wrongRequest';
}

/**
 * What a person sees who cannot be sent back to the application: what happened, what to do, and a reference. `code` is the
 * OAuth error, the only technical word, for the supplier.
 */
export function errorPage({
	kind,
	code,
	reference
}: {
	kind: ErrorKind;
	code: string;
	reference: string;
}): string {
	const [title, text, help] = nl.oidc.errors[kind];
	return page(
		title,
		`<p>${escape(text)}</p>
<p>${escape(help)}</p>
<p class="row"><a class="button" href="/dashboard">${escape(nl.oidc.toDashboard)}</a></p>
<p><small>${escape(nl.oidc.reference(code, reference))}</small></p>`
	);
}

/** Asks whether to sign out: an application sent the pupil here without proof that it was the pupil's wish. */
export function logoutQuestionPage({
	action,
	xsrf,
	application
}: {
	action: string;
	xsrf: string;
	application: string | undefined;
}): string {
	const words = nl.oidc.logout;
	const only = application
		? `<button class="second" type="submit">${escape(words.onlyHere(application))}</button>`
		: `<a class="button second" href="/dashboard">${escape(words.stay)}</a>`;
	return page(
		words.question,
		`<p>${escape(words.why)}</p>
<form method="post" action="${escape(action)}" class="row">
<input type="hidden" name="xsrf" value="${escape(xsrf)}">
<button type="submit" name="logout" value="yes">${escape(words.everywhere)}</button>
${only}
</form>`
	);
}

/**
 * Sends the browser on without a redirect. Chromium checks every redirect that follows a form against `form-action`, also
 * those the application makes afterwards to places we do not know; a page in between ends that chain
 * (docs/decisions/0011-oidc-in-front.md).
 */
export function onwardPage(title: string, href: string): string {
	return page(
		title,
		`<p class="row"><a class="button" href="${escape(href)}">${escape(nl.oidc.goOn)}</a></p>`
	);
}

/** The header that sends the browser on by itself. A URL from `URL.href` holds no character that would break out of it. */
export const refreshTo = (href: string) => ({ Refresh: `0; url=${href}` });
