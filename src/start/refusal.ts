import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { doorMessages, HOME_LINK, type DoorStatus } from './door-messages.ts';

const STYLE = `body{max-width:32rem;margin:15vh auto 0;padding:0 1.5rem;font:1.125rem/1.6 system-ui,sans-serif;color:#1f2933;background:#fff}h1{font-size:1.6rem;line-height:1.25}a{display:inline-block;padding:.75rem 0;color:#1a4f8b}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** More than this of a body we refused is not worth waiting for. */
const MAX_DRAINED_BYTES = 32 * 1024 * 1024;
const MAX_DRAINING_MS = 10_000;

/** A page that stands alone: no file of ours is needed to show it. */
export function refusalPage(status: DoorStatus, origin: URL): string {
	const [title, sentence] = doorMessages[status];
	return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · LeerID</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="${origin.origin}/">${HOME_LINK}</a></p>
</main>
</body>
</html>
`;
}

export function refusalHeaders(page: string): Record<string, string> {
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Length': String(Buffer.byteLength(page)),
		'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
		'Cache-Control': 'no-store'
	};
}

/** For a form that SvelteKit's script sends: it reads only this shape, and shows our error page with the status. */
function refusalData(status: DoorStatus): string {
	return JSON.stringify({ type: 'error', error: { message: doorMessages[status].join('. ') } });
}

const hasBody = (request: IncomingMessage) =>
	request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** Answers with the page of `status` (data, when a script of ours asks) and lets go of what the client is still sending. */
export function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	{ status, origin, headers = {} }: { status: DoorStatus; origin: URL; headers?: Record<string, string> }
): void {
	const isScripted = request.headers['x-sveltekit-action'] === 'true';
	const page = isScripted ? refusalData(status) : refusalPage(status, origin);
	for (const [name, value] of Object.entries({ ...refusalHeaders(page), ...headers }))
		response.setHeader(name, value);
	if (isScripted) response.setHeader('Content-Type', 'application/json');
	if (!hasBody(request)) {
		response.writeHead(status);
		response.end(page);
		return;
	}

	// Closing at once resets the connection, and a browser that is still sending then shows its own error in place of
	// our page. So the page goes out, the rest of the body is thrown away, and only then the connection closes.
	response.setHeader('Connection', 'close');
	response.writeHead(status);
	response.write(page);
	let drained = 0;
	const finish = () => {
		clearTimeout(timer);
		if (!response.writableEnded) response.end();
	};
	const timer = setTimeout(finish, MAX_DRAINING_MS);
	request.on('data', (chunk: Buffer) => {
		drained += chunk.length;
		if (drained > MAX_DRAINED_BYTES) finish();
	});
	request.on('end', finish);
	request.on('close', finish);
	request.on('error', finish);
}
