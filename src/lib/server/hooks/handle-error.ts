import type { HandleServerError } from '@sveltejs/kit';
import { isUnavailable } from '../db';
import { AppError, type ErrorCode } from '../errors';
import { log } from '../log';

/** The one place where the unexpected ends: a line in the log, a page without a trace of it. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const code = codeOf(error, status);
	const id = event.locals.ctx?.requestId;
	event.locals.failure = code;
	const facts = { id, route: event.route.id, method: event.request.method, code };
	if (code === 'not-found') log.debug(facts, 'not found');
	else if (code === 'busy' || code === 'too-large') log.warn(facts, 'refused');
	else log.error({ ...facts, err: withoutParameters(error) }, 'request failed');
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
		stack: error.stack?.split('\n').slice(1).join('\n'),
		cause: causeOf(error)
	};
}

const causeOf = ({ cause }: Error) =>
	cause instanceof Error ? `${cause.name}: ${cause.message}` : undefined;
