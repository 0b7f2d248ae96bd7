export type AddressRefusal =
	'no-address' | 'not-https' | 'fragment' | 'credentials' | 'wildcard' | 'not-exact';

/** Longer ones do not survive every browser and proxy. */
export const MAX_ADDRESS_LENGTH = 500;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Why an application may not have `text` as an address to send pupils or messages to, or null. Addresses are compared
 * character by character (RFC 9700 §2.1), so what a browser would write otherwise is refused. `allowLoopback` lets
 * http://127.0.0.1 through, for demonstrations only.
 */
export function refuseAddress(
	text: string,
	{ allowLoopback }: { allowLoopback: boolean }
): AddressRefusal | null {
	if (text.length > MAX_ADDRESS_LENGTH || !URL.canParse(text)) return 'no-address';
	const url = new URL(text);
	if (url.protocol !== 'https:' && !(allowLoopback && url.protocol === 'http:' && LOOPBACK.has(url.hostname)))
		return 'not-https';
	if (text.includes('#')) return 'fragment';
	if (url.username !== '' || url.password !== '') return 'credentials';
	if (text.includes('*')) return 'wildcard';
	return url.href === text || (url.pathname === '/' && url.href === `${text}/`) ? null : 'not-exact';
}
