import {
	chooseLocale,
	chosenLanguage,
	isLocale,
	LANGUAGE_COOKIE,
	LOCALES,
	offeredLocales,
	type Locale
} from '$lib/i18n';
import type { Cookies, ResolveOptions } from '@sveltejs/kit';
import type { IncomingHttpHeaders } from 'node:http';
import { secureCookies, cookieName } from '../cookies';
import { getSettings } from '../env';

const YEAR = 365 * 24 * 60 * 60;

/** The languages that this installation offers. */
export const languages = (): Locale[] => offeredLocales(getSettings().extraLanguages.filter(isLocale));

/** The language of this browser: what was chosen on a page before, else what it asks for. */
export const readLanguage = (cookies: Cookies, headers: Headers): Locale =>
	chooseLocale(cookies.get(cookieName(LANGUAGE_COOKIE)), headers.get('accept-language') ?? '', languages());

/**
 * The language of a browser that an application sent here: the one chosen on a page before, else what the application asks for
 * (`ui_locales`, OpenID Connect Core §3.1.2.1), else what the browser asks for. Never throws for anything in a request.
 */
export function languageAsked({ cookie, ...headers }: IncomingHttpHeaders, query: URLSearchParams): Locale {
	const asked = (query.get('ui_locales') ?? '').trim().replace(/\s+/g, ',');
	return chooseLocale(chosenLanguage(cookie), `${asked},${headers['accept-language'] ?? ''}`, languages());
}

/** Remembers a choice for a year. It stays at sign-out: it belongs to the device, not to the pupil. */
export function keepLanguage(cookies: Cookies, locale: Locale): void {
	cookies.set(cookieName(LANGUAGE_COOKIE), locale, {
		path: '/',
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: YEAR
	});
}

/** As `app.html` has it: both at once, since each search for one copies the page. */
const UNKNOWN = 'lang="%leerid.lang%" dir="%leerid.dir%"';

/** Says in the page which language it is in. */
export const pageIn = (locale: Locale): ResolveOptions => ({
	transformPageChunk: ({ html }) => html.replace(UNKNOWN, `lang="${locale}" dir="${LOCALES[locale].dir}"`)
});
