import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for Informat's service, in the shape that is known of it (CONVENTIONS §2). */
export interface InformatServer {
	url: URL;
	/** What it answers, by instellingsnummer. */
	registrations: Map<string, unknown>;
	students: Map<string, unknown>;
	/** The scopes that were asked for. */
	asked: string[];
	close(): Promise<void>;
}

export const INFORMAT_CLIENT = { clientId: 'leerid', clientSecret: 'geheim van informat' };

export async function startInformat(): Promise<InformatServer> {
	const [registrations, students] = [new Map<string, unknown>(), new Map<string, unknown>()];
	const asked: string[] = [];
	const server = createServer((request, response) => {
		void answer(request).then(({ status, body }) =>
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
		);
	});

	async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
		const url = new URL(request.url ?? '/', 'http://localhost');
		if (url.pathname === '/connect/token') return giveToken(new URLSearchParams(await textOf(request)));
		const school = String(request.headers.instituteno ?? '');
		const allowed = request.headers.authorization === `Bearer token of ${school}`;
		const dated = !Number.isNaN(Date.parse(String(request.headers.timestamp)));
		if (!allowed || !dated) return { status: 401, body: { message: 'unauthorized' } };
		if (!/^\d{4}-\d{2}$/.test(url.searchParams.get('schoolYear') ?? ''))
			return { status: 400, body: { message: 'schoolYear' } };
		if (url.pathname === '/1/registrations') return { status: 200, body: registrations.get(school) ?? [] };
		if (url.pathname === '/1/students') return { status: 200, body: students.get(school) ?? [] };
		return { status: 404, body: {} };
	}

	function giveToken(form: URLSearchParams) {
		const scope = form.get('scope') ?? '';
		asked.push(scope);
		const number = /^api_informat_sas_leerlingen\.leerlingen\.(\d+)$/.exec(scope)?.[1];
		const known =
			form.get('client_id') === INFORMAT_CLIENT.clientId &&
			form.get('client_secret') === INFORMAT_CLIENT.clientSecret &&
			form.get('grant_type') === 'client_credentials';
		if (!known || !number) return { status: 400, body: { error: 'invalid_client' } };
		return { status: 200, body: { access_token: `token of ${number}`, token_type: 'Bearer' } };
	}

	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: new URL(`http://127.0.0.1:${port}`),
		registrations,
		students,
		asked,
		close: () => new Promise((closed) => server.close(() => closed()))
	};
}

async function textOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const part of request.setEncoding('utf8')) text += String(part);
	return text;
}
