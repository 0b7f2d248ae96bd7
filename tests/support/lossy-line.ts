import { connect, createServer, type Server, type Socket } from 'node:net';

import { Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** Bytes of a packet, and what TCP waits before it sends a lost one again: twice as long each time (RFC 6298). */
const PACKET = 1_400;
const FIRST_WAIT_MS = 200;
const CONNECT_WAIT_MS = 1_000;

/**
 * A line to `farPort` that loses `loss` of its packets each way, as who is above TCP notices it: a packet comes late by as many
 * waits as it was lost, and whatever was sent after it comes behind it. It takes `delayMs` in any case.
 */
export async function startLossyLine(
	farPort: number,
	{ nearPort, loss, delayMs }: { nearPort: number; loss: number; delayMs: number }
): Promise<Server> {
	const lateBy = (wait: number) => {
		let late = 0;
		for (let next = wait; Math.random() < loss; next *= 2) late += next;
		return late;
	};
	const slow = (): Transform =>
		new Transform({
			async transform(chunk: Buffer, _encoding, done) {
				for (let at = 0; at < chunk.length; at += PACKET) {
					await pause(delayMs + lateBy(FIRST_WAIT_MS));
					this.push(chunk.subarray(at, at + PACKET));
				}
				done();
			}
		});
	const server = createServer((near: Socket) => {
		near.on('error', () => undefined);
		void pause(lateBy(CONNECT_WAIT_MS)).then(() => {
			const far = connect(farPort, 'localhost');
			for (const [one, other] of [
				[near, far],
				[far, near]
			] as const) {
				one.on('error', () => other.destroy());
				one.on('close', () => other.destroy());
			}
			near.pipe(slow()).pipe(far);
			far.pipe(slow()).pipe(near);
		});
	});
	await new Promise<void>((done) => server.listen(nearPort, 'localhost', done));
	return server;
}
