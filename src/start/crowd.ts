import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where the server leaves who meets newcomers (src/lib/server/hooks/meet-newcomer.ts): a build shares no module with us. */
const place = Symbol.for('leerid.newcomers');
const shared = globalThis as {
	[place]?: (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;
};

/**
 * Whether the server answered this request itself, with the page that waits: it would begin a sign-in while there is no room for one
 * more. False while the server has not started.
 */
export const sendsAway = (request: IncomingMessage, response: ServerResponse, url: URL): boolean =>
	shared[place]?.(request, response, url) ?? false;
