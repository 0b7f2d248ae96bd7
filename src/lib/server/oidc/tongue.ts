import { chooseLocale, chosenLanguage, loadMessages } from '$lib/i18n';
import type { IncomingMessage } from 'node:http';
import { languages } from '../device-settings';
import type { Tongue } from './pages';

/**
 * The language of whoever sees one of our own pages here: the one chosen on a page before, else what the application asks
 * for (`ui_locales`, OpenID Connect Core §3.1.2.1), else what the browser asks for. Never throws for anything in a request.
 */
export async function tongueOf({ headers, url = '' }: IncomingMessage): Promise<Tongue> {
	const asked = new URLSearchParams(url.split('?')[1]).get('ui_locales') ?? '';
	const wanted = `${asked.trim().replace(/\s+/g, ',')},${headers['accept-language'] ?? ''}`;
	const locale = chooseLocale(chosenLanguage(headers.cookie), wanted, languages());
	return { locale, words: (await loadMessages(locale)).oidc };
}
