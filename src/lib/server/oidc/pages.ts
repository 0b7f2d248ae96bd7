import { LOCALES, type Locale, type Messages } from '$lib/i18n';
import { escapeHtml as escape, standaloneHeaders, standalonePage } from '../standalone-page';

/** The language of a page, and its words. */
export interface Tongue {
	locale: Locale;
	words: Messages['oidc'];
}

/** What goes out with such a page. It needs no file of ours and runs no script. */
export const pageHeaders = (): Record<string, string> => standaloneHeaders("'self'");

const page = (locale: Locale, title: string, body: string) =>
	standalonePage({ lang: locale, dir: LOCALES[locale].dir, title, body });

export type ErrorKind = keyof Messages['oidc']['errors'];

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
export function errorPage(
	{ locale, words }: Tongue,
	{ kind, code, reference }: { kind: ErrorKind; code: string; reference: string }
): string {
	const [title, text, help] = words.errors[kind];
	return page(
		locale,
		title,
		`<p>${escape(text)}</p>
<p>${escape(help)}</p>
<p class="row"><a class="button" href="/dashboard">${escape(words.toDashboard)}</a></p>
<p><small>${escape(words.reference(code, reference))}</small></p>`
	);
}

/** Asks whether to sign out: an application sent the pupil here without proof that it was the pupil's wish. */
export function logoutQuestionPage(
	{ locale, words: { logout: words } }: Tongue,
	{ action, xsrf, application }: { action: string; xsrf: string; application: string | undefined }
): string {
	const only = application
		? `<button class="second" type="submit">${escape(words.onlyHere(application))}</button>`
		: `<a class="button second" href="/dashboard">${escape(words.stay)}</a>`;
	return page(
		locale,
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
 * Says that it is done and sends the browser on without a redirect. Chromium checks every redirect that follows a form
 * against `form-action`, also those the application makes afterwards to places we do not know; a page in between ends
 * that chain (docs/decisions/0011-oidc-in-front.md).
 */
export const signedOutPage = ({ locale, words }: Tongue, href: string): string =>
	page(
		locale,
		words.logout.done,
		`<p class="row"><a class="button" href="${escape(href)}">${escape(words.goOn)}</a></p>`
	);

/** Says which application the browser goes to, in the moment before it is there. */
export const goingPage = (
	{ locale, words }: Tongue,
	{ href, application }: { href: string; application: string | undefined }
): string =>
	page(
		locale,
		words.going(application ?? new URL(href).host),
		`<p class="row"><a class="button" href="${escape(href)}">${escape(words.goOn)}</a></p>`
	);

/** The header that sends the browser on by itself. A URL from `URL.href` holds no character that would break out of it. */
export const refreshTo = (href: string) => ({ Refresh: `0; url=${href}` });
