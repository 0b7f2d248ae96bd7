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

/** The words of one language. */
export const loadMessages = (locale: Locale): Promise<Messages> => catalogues[locale]();
