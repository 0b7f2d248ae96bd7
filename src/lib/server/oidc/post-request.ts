import type { IncomingMessage, ServerResponse } from 'node:http';

/** More than a request may be long in an address (the door's limit). In bytes. */
const LONGEST = 7 * 1024;

/** Whether an application sends its request as a form (OpenID Connect Core §3.1.2.1). */
export const isPostedRequest = ({ method, url }: IncomingMessage): boolean =>
	method === 'POST' && /^\/auth(\?|$)/.test(url ?? '');

/**
 * Sends the browser on to the same request as an address. A form that comes from another site brings no cookie of ours
 * (`SameSite=Lax`), so the provider would see a stranger; the GET that follows brings them.
 */
export async function answerPostedRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const form = await readForm(request);
	if (form === null) return void response.writeHead(413, { Connection: 'close' }).end();
	response.writeHead(303, { Location: `/oidc/auth?${form}`, 'Cache-Control': 'no-store' }).end();
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
	let text = '';
	for await (const chunk of request.setEncoding('utf8')) {
		text += String(chunk);
		if (text.length > LONGEST) return null;
	}
	return new URLSearchParams(text);
}
