import type { IncomingMessage } from 'node:http';

/** More than this of a body that nobody wants is not worth waiting for. */
export const MAX_DRAINED_BYTES = 32 * 1024 * 1024;
export const MAX_DRAINING_MS = 10_000;

/**
 * Throws away what is still to come of a request that was answered, so that the connection is free for the next one; cuts the
 * connection when that is too much or takes too long. Whoever answers without reading the body, as SvelteKit does for a page that
 * one must sign in for, leaves it half read: the next request on that connection, of anybody behind the same proxy, would wait
 * behind it until the time for a request is over.
 */
export function letGoOfBody(request: IncomingMessage, maxMs = MAX_DRAINING_MS): void {
	if (request.complete || request.destroyed) return;
	const { socket } = request;
	const cut = () => void socket.destroy();
	const timer = setTimeout(cut, maxMs);
	timer.unref();
	let drained = 0;
	// Who read it would pause it again.
	request.removeAllListeners('data');
	request.on('data', (chunk: Buffer) => {
		drained += chunk.length;
		if (drained > MAX_DRAINED_BYTES) cut();
	});
	for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer));
	request.resume();
}
