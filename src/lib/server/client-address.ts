import type { IncomingMessage } from 'node:http';
import { getSettings } from './env';

/** The address of who asks, as SvelteKit's adapter finds it: from the one header that a proxy of ours writes, else from the connection. */
export function clientAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string {
	const { addressHeader, xffDepth } = getSettings();
	const given = addressHeader === undefined ? undefined : headers[addressHeader];
	const last = typeof given === 'string' ? given.split(',').at(-xffDepth)?.trim() : undefined;
	return last ?? socket.remoteAddress ?? '';
}
