import type { Locale } from './locales';
import type { Messages } from './nl';

export {
	chooseLocale,
	chosenLanguage,
	DEFAULT_LOCALE,
	isLocale,
	LANGUAGE_COOKIE,
	LOCALES,
	offeredLocales,
	spokenOn,
	type Locale
} from './locales';
export type { Messages } from './nl';

/** One chunk a language, so that nobody downloads words they do not read. */
const catalogues: Record<Locale, () => Promise<Messages>> = {
	nl: async () => (await import('./nl')).nl,
	en: async () => (await import('./en')).en,
	fr: async () => (await import('./fr')).fr,
	ar: async () => (await import('./ar')).ar
};

/** A module that was imported is found again in tens of microseconds, and every page needs one. */
const loaded = new Map<Locale, Messages>();

/** The words of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
	const known = loaded.get(locale);
	if (known) return known;
	const words = await catalogues[locale]();
	loaded.set(locale, words);
	return words;
}

/** The words of a language that was loaded before. */
export const loadedMessages = (locale: Locale): Messages | undefined => loaded.get(locale);
