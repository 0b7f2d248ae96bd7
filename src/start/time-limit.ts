import type { IncomingMessage } from 'node:http';
import { BODY_LIMITS } from './door.ts';

/** A client may be slow, on a school's shared line, yet not hold a connection for ever. */
const FORM_MS = 60_000;
/** Two gigabytes over a modest line: four hours, as long as something comes every minute. */
const BULK_MS = 4 * 60 * 60_000;
const SILENCE_MS = 60_000;

/**
 * Calls `tooLong` when a request has not come whole in time: a minute for what people send; for what comes in bulk hours,
 * while bytes keep coming. (Node has one limit for a whole server, so we keep the time ourselves.)
 */
export function limitTime(
	request: IncomingMessage,
	tooLong: () => void,
	{ formMs = FORM_MS, bulkMs = BULK_MS, silenceMs = SILENCE_MS } = {}
): void {
	const isBulk = BODY_LIMITS.some(({ prefix }) => (request.url ?? '').startsWith(prefix));
	const began = Date.now();
	let seen = request.socket.bytesRead;
	const timer = setInterval(
		() => {
			if (request.complete || request.destroyed) return clearInterval(timer);
			const isMoving = request.socket.bytesRead > seen && Date.now() - began < bulkMs;
			seen = request.socket.bytesRead;
			// What we read slowly ourselves is not the client's silence.
			if (isBulk && (isMoving || request.isPaused())) return;
			clearInterval(timer);
			tooLong();
		},
		isBulk ? silenceMs : formMs
	);
	timer.unref();
	request.once('close', () => clearInterval(timer));
}
