import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where the server leaves who meets newcomers (src/lib/server/hooks/meet-newcomer.ts): a build shares no module with us. */
const place = Symbol.for('leerid.newcomers');
const shared = globalThis as {
	[place]?: (request: IncomingMessage, response: ServerResponse, url: URL, goOn: () => void) => void;
};

/**
 * Calls `goOn` for this request: at once, or at its turn when it begins a sign-in; or never, when there is no room for one more (then it
 * was answered with the page that waits) or when it went away before its turn. At once while the server has not started.
 */
export function passCrowd(
	request: IncomingMessage,
	response: ServerResponse,
	url: URL,
	goOn: () => void
): void {
	const meet = shared[place];
	if (meet) meet(request, response, url, goOn);
	else goOn();
}
