import type { Context } from '$lib/server/context';
import type { RequestHandler } from '@sveltejs/kit';
import type { IncomingMessage, ServerResponse } from 'node:http';

const routes = import.meta.glob<Record<string, RequestHandler>>('../../../src/routes/api/**/+server.ts');

interface Route {
	id: string;
	pattern: RegExp;
	load: () => Promise<Record<string, RequestHandler>>;
}

const known: Route[] = Object.entries(routes).map(([file, load]) => {
	const id = file.replace('../../../src/routes', '').replace('/+server.ts', '');
	const pattern = id.replace(/\[\.\.\.(\w+)\]/g, '(?<$1>.*)').replace(/\[(\w+)\]/g, '(?<$1>[^/]+)');
	return { id, load, pattern: new RegExp(`^${pattern}$`) };
});

/** The routes below `/api` as SvelteKit would answer them; `null` for an address of none. */
export async function answerApiRoute(request: IncomingMessage, ctx: Context): Promise<Response | null> {
	const url = new URL(request.url ?? '/', 'http://localhost');
	const found = known.toSorted((a, b) => Number(a.id.includes('...')) - Number(b.id.includes('...')));
	for (const { id, pattern, load } of found) {
		const match = pattern.exec(url.pathname);
		if (!match) continue;
		const handlers = await load();
		const handler = handlers[request.method ?? 'GET'] ?? handlers.fallback;
		if (!handler) return new Response(null, { status: 405 });
		return handler({
			request: await toRequest(request, url),
			params: Object.fromEntries(
				Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
			),
			locals: { ctx },
			route: { id },
			url
		} as never);
	}
	return null;
}

async function toRequest(request: IncomingMessage, url: URL): Promise<Request> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const { method = 'GET' } = request;
	const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
		name,
		String(value)
	]);
	return new Request(url, { method, headers, ...(chunks.length > 0 && { body: Buffer.concat(chunks) }) });
}

/** Writes a web response to a plain server's. */
export async function send(response: ServerResponse, answer: Response): Promise<void> {
	response.writeHead(answer.status, Object.fromEntries(answer.headers));
	response.end(Buffer.from(await answer.arrayBuffer()));
}
