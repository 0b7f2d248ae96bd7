/** Languages on offer, Dutch first: it is the source and the default. Each is called by its own name. */
export const LOCALES = {
	nl: { name: 'Nederlands', dir: 'ltr' },
	en: { name: 'English', dir: 'ltr' },
	fr: { name: 'Français', dir: 'ltr' },
	ar: { name: 'العربية', dir: 'rtl' }
} as const;

export type Locale = keyof typeof LOCALES;
export const DEFAULT_LOCALE: Locale = 'nl';
/** On offer only where the operator asks for it (`EXTRA_LANGUAGES`): its translation has not been read by a native speaker. */
export const EXTRA_LOCALES: readonly Locale[] = ['ar'];

/** Whose catalogue has what pupils and the public read, and Dutch for the rest. */
const WITHOUT_STAFF: readonly Locale[] = ['ar'];
/** The pages that need that rest, by route: of the desk, the operator and suppliers, the public register and the protocol. */
const OF_STAFF = /^\/(schoolloket|beheer|api)(\/|$)|^\/\(site\)\/privacy\/(register|protocol)$/;

/**
 * The language of the page at `route` (SvelteKit's id of it, null when there is none) for who chose `locale`: Dutch as a whole where the
 * words would be Dutch for the most part. A page that says that it is Arabic, from right to left, is read aloud as if Dutch words were.
 */
export const spokenOn = (route: string | null, locale: Locale): Locale =>
	WITHOUT_STAFF.includes(locale) && OF_STAFF.test(route ?? '') ? DEFAULT_LOCALE : locale;

/** Whether `text` names a language; anything from a cookie, a header or a form goes through here. */
export function isLocale(text: string | undefined): text is Locale {
	return text !== undefined && Object.hasOwn(LOCALES, text);
}

/** Where a browser keeps the language that was chosen in it. */
export const LANGUAGE_COOKIE = 'leerid_language';

/** What a `Cookie` header says was chosen, for who answers without SvelteKit; it may be no language at all. */
export const chosenLanguage = (cookies: string | undefined): string | undefined =>
	new RegExp(`(?:^|;\\s*)(?:__Host-)?${LANGUAGE_COOKIE}=([^;]*)`).exec(cookies ?? '')?.[1];

/** The languages on offer, given the extra ones that the operator switched on. */
export function offeredLocales(extra: readonly Locale[]): Locale[] {
	return (Object.keys(LOCALES) as Locale[]).filter(
		(locale) => !EXTRA_LOCALES.includes(locale) || extra.includes(locale)
	);
}

/**
 * The language to speak: the one chosen before, else the first that the browser asks for (`Accept-Language`,
 * RFC 9110 §12.5.4, by its own order of preference), else Dutch.
 */
export function chooseLocale(
	chosen: string | undefined,
	accepted: string,
	offered: readonly Locale[]
): Locale {
	const isOffered = (text: string | undefined): text is Locale => isLocale(text) && offered.includes(text);
	if (isOffered(chosen)) return chosen;
	const wanted = accepted
		.slice(0, 500)
		.split(',')
		.map((range) => {
			const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
			const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
			return {
				language: tag.split('-')[0]?.toLowerCase(),
				quality: quality === undefined ? 1 : Number(quality)
			};
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality);
	return wanted.map(({ language }) => language).find(isOffered) ?? DEFAULT_LOCALE;
}
