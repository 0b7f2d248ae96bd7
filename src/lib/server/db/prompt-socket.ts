import { connect, type Socket } from 'node:net';

/** Of the driver's options: a host and a port for each server that the address names, or the path of a socket on this machine. */
interface Servers {
	host: string[];
	port: number[];
	path?: string | false;
}

/**
 * How postgres.js opens a connection, each time to the next server as it does by itself, but without Nagle's algorithm (RFC 896), which it
 * leaves on: what is small then waits until what was sent before is acknowledged, and PostgreSQL waits 40 ms with that, since nothing is
 * to be answered yet. Every COPY, whose end is a message of its own, took so much longer.
 */
export function promptSocket(): (servers: Servers) => Socket {
	let next = 0;
	return ({ host, port, path }) => {
		if (path) return connect(path);
		const server = { host: host[next] ?? 'localhost', port: port[next] ?? 5432 };
		next = (next + 1) % port.length;
		// The driver looks there for the name that a certificate must bear, and for what it says of a server that is away.
		return Object.assign(connect(server).setNoDelay(), server);
	};
}
