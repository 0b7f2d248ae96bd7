import { DEFAULT_LOCALE, loadMessages, type Locale } from '$lib/i18n';
import type { PageLoad } from './$types';

/** Made once, at the build: the same for everybody, so that a service worker may keep it. */
export const prerender = true;
export const csr = false;

/** Nobody knows the language of whoever will see it: Dutch in full, a line of two others. */
const OTHERS: Locale[] = ['en', 'fr'];

export const load: PageLoad = async () => {
	const others = OTHERS.map(async (locale) => ({ locale, words: (await loadMessages(locale)).offline }));
	return { words: (await loadMessages(DEFAULT_LOCALE)).offline, others: await Promise.all(others) };
};
