import type { HandleServerError } from '@sveltejs/kit';
import { isUnavailable } from '../db';
import { AppError, type ErrorCode } from '../errors';
import { log } from '../log';

/** What others ask too much or wrongly is no mistake of ours, and needs no stack in the log. */
const NOT_OURS: ReadonlySet<ErrorCode> = new Set(['busy', 'too-large', 'bad-request', 'forbidden']);

/** The one place where the unexpected ends: a line in the log, a page without a trace of it. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const code = codeOf(error, status);
	const id = event.locals.ctx?.requestId;
	event.locals.failure = code;
	const facts = { id, route: event.route.id, method: event.request.method, code };
	if (code === 'not-found') log.debug(facts, 'not found');
	else if (code && NOT_OURS.has(code)) log.warn(facts, 'refused');
	else log.error({ ...facts, error: withoutParameters(error) }, 'request failed');
	return { message: code ?? 'unknown', code, id };
};

function codeOf(error: unknown, status: number): ErrorCode | undefined {
	if (error instanceof AppError) return error.code;
	if (isUnavailable(error)) return 'unavailable';
	if (status === 404) return 'not-found';
	if (status === 413) return 'too-large';
	return status >= 400 && status < 500 ? 'bad-request' : undefined;
}

/** Drizzle writes the parameters of a failed query into its message; they can be personal. */
function withoutParameters(error: unknown): unknown {
	if (!(error instanceof Error)) return String(error);
	const message = error.message.split('\nparams:')[0];
	return {
		type: error.name,
		message,
		// A stack begins with the whole message, which has as many lines as the query.
		stack: error.stack?.replace(error.message, '').split('\n').slice(1).join('\n'),
		cause: causeOf(error)
	};
}

const causeOf = ({ cause }: Error) =>
	cause instanceof Error ? `${cause.name}: ${cause.message}` : undefined;
