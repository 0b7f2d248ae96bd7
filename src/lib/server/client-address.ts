import type { IncomingMessage } from 'node:http';
import { getSettings, type Settings } from './env';

/** The address of who asks, as SvelteKit's adapter finds it: from the one header that a proxy of ours writes, else from the connection. */
export function clientAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string {
	const { addressHeader, xffDepth } = getSettings();
	const given = addressHeader === undefined ? undefined : headers[addressHeader];
	const last = typeof given === 'string' ? given.split(',').at(-xffDepth)?.trim() : undefined;
	return last ?? socket.remoteAddress ?? '';
}

/**
 * Why everybody would have one address, in one sentence; null when they have their own. We speak no https ourselves, so who is reached by
 * it stands behind a proxy: what bounds an address (guessing, shares of a crowd) would bound all of them together.
 */
export const findAddressFault = ({
	origin,
	addressHeader
}: Pick<Settings, 'origin' | 'addressHeader'>): string | null =>
	origin.protocol === 'https:' && addressHeader === undefined
		? 'ADDRESS_HEADER is not set, so everybody counts as one address, that of the proxy: name the header in which it puts the address of the client (docs/https.md).'
		: null;
