import { loadMessages } from '$lib/i18n';
import type { IncomingMessage } from 'node:http';
import { languageAsked } from '../device-settings';
import type { Tongue } from './pages';

/** The language of whoever sees one of our own pages here, and its words. Never throws for anything in a request. */
export async function tongueOf({ headers, url = '' }: IncomingMessage): Promise<Tongue> {
	const locale = languageAsked(headers, new URLSearchParams(url.split('?')[1]));
	return { locale, words: (await loadMessages(locale)).oidc };
}
