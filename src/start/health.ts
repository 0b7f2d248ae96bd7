import type { IncomingMessage, ServerResponse } from 'node:http';

/** As `server/health` gives it. */
interface Readiness {
	ready: boolean;
	checks: Record<string, string>;
}

const place = Symbol.for('leerid.ready');
const shared = globalThis as { [place]?: () => Promise<Readiness> };

/** How far the life of this process is; only a process that serves is ready. */
export type Phase = 'starting' | 'serving' | 'stopping';
let phase: Phase = 'starting';

/** Says how far the process is. */
export const enterPhase = (next: Phase): void => void (phase = next);

/**
 * Answers `/health/live` and `/health/ready` for probes, whatever host they name; false for any other path. Live is this
 * process alone; ready is whether it should be given requests. Neither says more than that.
 */
export function answerHealth(request: IncomingMessage, response: ServerResponse, path: string): boolean {
	if (path !== '/health/live' && path !== '/health/ready') return false;
	if (request.method !== 'GET' && request.method !== 'HEAD')
		response.writeHead(405, { Allow: 'GET, HEAD' }).end();
	else if (path === '/health/live') say(response, 200, { live: true });
	else void answerReady(response);
	return true;
}

async function answerReady(response: ServerResponse): Promise<void> {
	if (phase !== 'serving' || !shared[place]) return say(response, 503, { ready: false, phase });
	const state = await shared[place]();
	say(response, state.ready ? 200 : 503, state);
}

function say(response: ServerResponse, status: number, body: object): void {
	const text = JSON.stringify(body);
	response.writeHead(status, {
		'Content-Type': 'application/json',
		'Content-Length': Buffer.byteLength(text),
		'Cache-Control': 'no-store',
		...(status === 503 && { 'Retry-After': '2' })
	});
	response.end(text);
}
