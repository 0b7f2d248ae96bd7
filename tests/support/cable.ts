import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Between a server and what it talks to: a cable that can be pulled out and put back. */
export class Cable {
	readonly #sockets = new Set<Socket>();
	readonly #server: Server;
	#port = 0;

	constructor(farPort: number) {
		this.#server = createServer((near) => {
			const far = connect(farPort, '127.0.0.1');
			for (const socket of [near, far]) {
				this.#sockets.add(socket);
				socket.on('error', () => undefined);
				socket.on('close', () => {
					this.#sockets.delete(socket);
					near.destroy();
					far.destroy();
				});
			}
			near.pipe(far).pipe(near);
		});
	}

	/** The port of the near end, the same each time. */
	async plugIn(): Promise<number> {
		await new Promise<void>((done) => this.#server.listen(this.#port, '127.0.0.1', done));
		this.#port = (this.#server.address() as AddressInfo).port;
		return this.#port;
	}

	async pullOut(): Promise<void> {
		const closed = new Promise((done) => this.#server.close(done));
		for (const socket of this.#sockets) socket.destroy();
		await closed;
	}
}
