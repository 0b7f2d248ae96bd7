/**
 * Why the server cannot start. The message is one sentence for the operator that names the remedy; it is shown alone,
 * without a stack trace, and holds no secret.
 */
export class StartError extends Error {
	override name = 'StartError';
}

/** What can go wrong in a request that is no refusal of ours; the page and status follow from it in `handleError`. */
export type ErrorCode =
	'bad-request' | 'forbidden' | 'not-found' | 'conflict' | 'too-large' | 'too-many' | 'busy' | 'unavailable';

const statuses: Record<ErrorCode, number> = {
	'bad-request': 400,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-large': 413,
	'too-many': 429,
	busy: 503,
	unavailable: 503
};

interface AppErrorOptions {
	/** For the log only: a page shows words of its own, chosen by the code. Holds no secret and no personal data. */
	message?: string;
	cause?: unknown;
	/** When trying again makes sense, in whole seconds: becomes the `Retry-After` header. */
	retryAfterSeconds?: number;
}

/** What should not happen, thrown with a code and met once, in `handleError`. */
export class AppError extends Error {
	override name = 'AppError';
	readonly code: ErrorCode;
	readonly retryAfterSeconds: number | undefined;

	constructor(code: ErrorCode, options: AppErrorOptions = {}) {
		super(options.message ?? code, { cause: options.cause });
		this.code = code;
		this.retryAfterSeconds = options.retryAfterSeconds;
	}

	/** The HTTP status that goes with the code. */
	get status(): number {
		return statuses[this.code];
	}
}
