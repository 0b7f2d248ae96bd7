import { page } from '$app/state';
import { datesIn, type Dates } from './dates';
import { DEFAULT_LOCALE, type Locale } from './locales';

/** Days and moments in this page's language. */
export function useDates(): Dates {
	return datesIn((page.data.locale as Locale | undefined) ?? DEFAULT_LOCALE);
}
