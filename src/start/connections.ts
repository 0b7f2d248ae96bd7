import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A client may take an answer slowly; one that takes none of it for so long has gone, or means to stay. */
const TAKES_NOTHING_MS = 60_000;

interface Limits {
	/** From so many connections on, each new one closes the one that has rested longest. */
	roomFor: number;
	takesNothingMs?: number;
}

interface Answering {
	response: ServerResponse;
	/** Bytes handed to the connection, and since when they are so many while more waits. */
	written: number;
	since: number;
}

/** The connections of one server: which hold a request and which rest, so that it can choose whom to let go of. */
export class Connections {
	readonly #limits: Required<Limits>;
	readonly #answering = new Map<Socket, Answering>();
	/** Without a request, also not half of one that we know of. Longest rest first. */
	readonly #resting = new Set<Socket>();

	constructor({ roomFor, takesNothingMs = TAKES_NOTHING_MS }: Limits) {
		this.#limits = { roomFor, takesNothingMs };
	}

	/** A browser opens another when it finds its resting one closed; who only holds connections loses them first. */
	open(socket: Socket): void {
		this.#resting.add(socket);
		socket.once('close', () => {
			this.#resting.delete(socket);
			this.#answering.delete(socket);
		});
		if (this.#resting.size + this.#answering.size > this.#limits.roomFor) {
			const [longest] = this.#resting;
			longest?.destroy();
		}
	}

	/** A request has come whole as far as its head; the connection rests again when `response` is closed. */
	answer(socket: Socket, response: ServerResponse): void {
		this.#resting.delete(socket);
		this.#answering.set(socket, { response, written: socket.bytesWritten, since: Date.now() });
		response.once('close', () => {
			// Of requests sent all at once the next may have come already.
			if (this.#answering.get(socket)?.response !== response) return;
			this.#answering.delete(socket);
			if (!socket.destroyed) this.#resting.add(socket);
		});
	}

	/** Whether something was already said to what this connection asked last. */
	isAnswered(socket: Socket): boolean {
		return this.#answering.get(socket)?.response.headersSent ?? false;
	}

	/** Closes those without a request. */
	cutResting(): void {
		for (const socket of this.#resting) socket.destroy();
	}

	/** Closes every one. */
	cutAll(): void {
		this.cutResting();
		for (const socket of this.#answering.keys()) socket.destroy();
	}

	/** Cuts who takes nothing of an answer. To be called every so many seconds. */
	cutStuck(now = Date.now()): void {
		for (const [socket, answering] of this.#answering) {
			// Nothing waits: it is we who are slow.
			const takes = socket.writableLength === 0 || socket.bytesWritten !== answering.written;
			if (takes) Object.assign(answering, { written: socket.bytesWritten, since: now });
			else if (now - answering.since >= this.#limits.takesNothingMs) socket.destroy();
		}
	}
}
