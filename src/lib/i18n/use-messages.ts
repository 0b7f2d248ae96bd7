import { browser } from '$app/environment';
import { page } from '$app/state';
import { loadedMessages, type Locale } from '.';
import { nl } from './nl';
import type { Messages } from './nl';

/**
 * The words of this page's language. The server loads them in the root layout, the browser before it begins (`hooks.client.ts`); a
 * page that failed before that gets Dutch, the source. In the browser the language is the page's for as long as it stands: one that was
 * chosen in another tab counts from the next page on, never for half of one.
 */
export function useMessages(): Messages {
	const locale = browser ? document.documentElement.lang : page.data.locale;
	return loadedMessages(locale as Locale) ?? nl;
}
