import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { StartError } from '../lib/server/errors.ts';
import { Connections } from './connections.ts';
import { UNKNOWN_READER, type DoorStatus } from './door-messages.ts';
import { letGoOfBody } from './let-go-of-body.ts';
import { refusalHeaders, refusalPage } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';
import { limitTime } from './time-limit.ts';

export interface Listening {
	/**
	 * Goes on serving for `lingerMs`, since a balancer still sends people here, and ends each connection with its next answer;
	 * then accepts nothing new, lets running requests finish until `deadlineMs` more, and cuts the connections.
	 */
	stop(deadlineMs: number, lingerMs?: number): Promise<void>;
}

/** Connections that a process takes; a quarter of them is room for who comes while others hold theirs. */
const MAX_CONNECTIONS = 4096;
const ROOM_FOR = MAX_CONNECTIONS - MAX_CONNECTIONS / 4;
const CHECK_MS = 5_000;

interface Address {
	host: string;
	port: number;
	origin: URL;
}

/** Serves `answer` on `address`. Throws `StartError` when the port is taken or the host is not ours. */
export async function listen(
	{ host, port, origin }: Address,
	answer: (request: IncomingMessage, response: ServerResponse) => void,
	limits: { roomFor?: number; takesNothingMs?: number; checkMs?: number; drainingMs?: number } = {}
): Promise<Listening> {
	const { roomFor = ROOM_FOR, takesNothingMs, checkMs = CHECK_MS, drainingMs } = limits;
	const connections = new Connections({ roomFor, takesNothingMs });
	const checking = setInterval(() => connections.cutStuck(), checkMs);
	checking.unref();
	let stopping = false;

	function makeServer(): Server {
		const server = createServer({
			headersTimeout: 10_000,
			// Kept by `limitTime`: not every request may take as long as every other.
			requestTimeout: 0,
			// Longer than the minute a proxy keeps a connection, or it meets one that we have just closed.
			keepAliveTimeout: 65_000,
			connectionsCheckingInterval: 2_000,
			maxHeaderSize: 16 * 1024,
			// The door answers that with a page.
			requireHostHeader: false
		});
		server.maxConnections = MAX_CONNECTIONS;
		server.on('connection', (socket) => connections.open(socket));
		const accept = (request: IncomingMessage, response: ServerResponse) => {
			const { socket } = request;
			connections.answer(socket, response);
			// Who comes again is sent elsewhere by a balancer, and meets no connection that has just been cut.
			if (stopping) response.shouldKeepAlive = false;
			response.once('close', () => {
				if (stopping) socket.destroySoon();
				letGoOfBody(request, drainingMs);
			});
			limitTime(request, () => socket.end(rawRefusal(408, origin)));
			answer(request, response);
		};
		server.on('request', accept);
		server.on('checkExpectation', accept);
		server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
			if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
			// What follows an answer would be read as the answer to what somebody else asked, by a proxy that shares connections.
			if (connections.isAnswered(socket)) return socket.destroySoon();
			socket.end(rawRefusal(statusOf(error.code), origin));
		});
		return server;
	}

	// Node takes only one of the two addresses that "localhost" has, and browsers differ in which they try first.
	const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
	const servers: Server[] = [];
	for (const name of hosts) {
		const server = makeServer();
		const failure = await tryListen(server, port, name);
		if (failure && name === '::1' && failure !== 'EADDRINUSE') continue; // a machine without IPv6
		if (failure) {
			for (const opened of servers) opened.close();
			throw new StartError(explain(failure, host, port));
		}
		servers.push(server);
	}

	return {
		async stop(deadlineMs, lingerMs = 0) {
			stopping = true;
			if (lingerMs > 0) await new Promise((resolve) => setTimeout(resolve, lingerMs));
			const closed = Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
			connections.cutResting();
			const timer = setTimeout(() => connections.cutAll(), deadlineMs);
			await closed;
			clearTimeout(timer);
			clearInterval(checking);
		}
	};
}

const tryListen = (server: Server, port: number, host: string) =>
	new Promise<string | null>((resolve) => {
		server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
		server.listen({ port, host }, () => resolve(null));
	});

function explain(code: string, host: string, port: number): string {
	if (code === 'EADDRINUSE')
		return `Port ${port} is already in use: stop the program that uses it, or choose another with PORT=${port + 1}.`;
	if (code === 'EACCES') return `Port ${port} is not ours to use: choose one above 1023 with PORT.`;
	return `HOST=${host} cannot be served on this machine (${code}): use localhost, 0.0.0.0 or an address of this machine.`;
}

function statusOf(code: string | undefined): DoorStatus {
	if (code === 'HPE_HEADER_OVERFLOW') return 431;
	return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

/** For a request that Node could not even read: there is no response object then. */
function rawRefusal(status: DoorStatus, origin: URL): string {
	const page = refusalPage(status, origin, UNKNOWN_READER);
	const headers = { ...securityHeaders(origin), ...refusalHeaders(page), Connection: 'close' };
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	return `HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${page}`;
}
