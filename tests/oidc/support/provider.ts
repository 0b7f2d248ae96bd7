import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createDoor } from '../../../src/start/door';
import type { Context } from '$lib/server/context';
import type { OpenDatabase } from '$lib/server/db';
import { createEmbedded } from '$tests/embedded-database';
import { createPostgres } from '$tests/postgres-database';
import { answerApiRoute, send } from './api';
import { createPortal } from './portal';

export type LogoutAnswer = (request: IncomingMessage, response: ServerResponse, token: string) => void;

/** The provider behind the real door on a real port, with a database of its own and our pages' verbs. One for each file. */
export interface TestProvider {
	readonly origin: string;
	readonly issuer: string;
	/** Where the tests' application answers; also the one address inside that the provider may call. */
	readonly applicationOrigin: string;
	/** A context with the present instant. */
	ctx(): Context;
	readonly db: OpenDatabase['db'];
	/** What arrived at logout addresses of applications, and how they answer. */
	readonly logoutTokens: string[];
	answerLogout(answer: LogoutAnswer): void;
}

export function useProvider(): TestProvider {
	const dataDir = mkdtempSync(join(tmpdir(), 'leerid-oidc-'));
	const servers: Server[] = [];
	const logoutTokens: string[] = [];
	const answerOk: LogoutAnswer = (_request, response) => void response.writeHead(200).end();
	let answer = answerOk;
	let port = 0;
	let database: OpenDatabase;
	let keys: Context['keys'];
	let stop: (() => Promise<void>) | undefined;

	const ctx = (): Context => ({
		db: database.db,
		keys,
		now: new Date(),
		actor: { kind: 'system' },
		requestId: 'test',
		client: { device: 'test', address: '127.0.0.1' }
	});

	beforeAll(async () => {
		const [ours, theirs] = await openPair();
		servers.push(ours, theirs);
		port = (ours.address() as AddressInfo).port;
		Object.assign(process.env, { HOST: 'localhost', PORT: String(port), ORIGIN: `http://localhost:${port}` });
		Object.assign(process.env, { DATA_DIR: dataDir, DATABASE_URL: '', DEMO: '' });
		database = await (process.env.TEST_ENGINE === 'postgresql' ? createPostgres() : createEmbedded());
		(globalThis as Record<symbol, unknown>)[Symbol.for('leerid.database')] = Promise.resolve(database);
		const { getKeys } = await import('$lib/server/keys');
		const { meetNewcomers } = await import('$lib/server/hooks');
		const { ensureSigningKeys, handleOidc, startTellingApplications } = await import('$lib/server/oidc');
		keys = await getKeys();
		await ensureSigningKeys(ctx());
		const world = { db: database.db, engine: database.engine, keys, now: () => new Date() } as const;
		const loop = await startTellingApplications(world, { everyMs: 50 });
		stop = () => loop.stop(100);

		await meetNewcomers(keys);
		const door = createDoor({
			origin: `http://localhost:${port}`,
			mounts: [{ prefix: '/oidc', handler: handleOidc }]
		});
		const portal = createPortal(ctx);
		const answerPages = async (request: IncomingMessage, response: ServerResponse) => {
			const answer = request.url?.startsWith('/api/') ? await answerApiRoute(request, ctx()) : null;
			return answer ? send(response, answer) : portal(request, response);
		};
		ours.on('request', (request, response) =>
			door(
				request,
				response,
				() =>
					void answerPages(request, response).catch((error: unknown) => {
						response.writeHead(500).end(String(error));
					})
			)
		);
		theirs.on('request', (request, response) => void takeLogout(request, response));
	});

	async function takeLogout(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let body = '';
		for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
		const token = new URLSearchParams(body).get('logout_token') ?? '';
		logoutTokens.push(token);
		answer(request, response, token);
	}

	afterEach(() => {
		answer = answerOk;
		logoutTokens.length = 0;
	});

	afterAll(async () => {
		await stop?.();
		for (const server of servers) {
			server.closeAllConnections();
			server.close();
		}
		await database?.close();
		rmSync(dataDir, { recursive: true, force: true });
	});

	return {
		get origin() {
			return `http://localhost:${port}`;
		},
		get issuer() {
			return `http://localhost:${port}/oidc`;
		},
		get applicationOrigin() {
			return `http://127.0.0.1:${port + 1}`;
		},
		get db() {
			return database.db;
		},
		ctx,
		logoutTokens,
		answerLogout(next) {
			answer = next;
		}
	};
}

/** Ours on a port that is free, and the applications' on the next one: both kept from here on, so that no other file takes them. */
async function openPair(): Promise<[ours: Server, theirs: Server]> {
	for (;;) {
		const ours = createServer();
		await listen(ours, 0, 'localhost');
		const { port } = ours.address() as AddressInfo;
		const theirs = createServer();
		if (port < 65_535 && (await listen(theirs, port + 1, '127.0.0.1'))) return [ours, theirs];
		ours.close();
	}
}

/** Whether the server has the port. */
function listen(server: Server, port: number, host: string): Promise<boolean> {
	// A machine that is busy with other tests must not close what a client is about to use again.
	server.keepAliveTimeout = 60_000;
	return new Promise((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, host, () => resolve(true));
	});
}
