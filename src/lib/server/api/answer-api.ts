import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { isUnavailable } from '../db';
import { AppError } from '../errors';
import { errorFacts } from '../jobs';
import { log } from '../log';
import { Problem, problemResponse } from './problem';

/**
 * A handler of a `+server.ts` below `/api` whose failures become Problem Details (RFC 9457): a `Problem` as it is, an
 * `AppError` by its code, anything else as 500 or 503 with a line in the log. Never a page, never a stack.
 */
export function answerApi<Event extends RequestEvent>(
	work: (event: Event) => Promise<Response> | Response
): (event: Event) => Promise<Response> {
	return async (event) => {
		const { requestId } = event.locals.ctx;
		try {
			return await work(event);
		} catch (error) {
			return problemResponse(problemOf(error, event), requestId);
		}
	};
}

function problemOf(error: unknown, event: RequestEvent): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof AppError) {
		const { code, status, retryAfterSeconds: after } = error;
		return new Problem(
			status,
			code,
			after === undefined ? {} : { headers: { 'retry-after': String(after) } }
		);
	}
	if (isHttpError(error))
		return new Problem(error.status, error.status === 413 ? 'too-large' : 'bad-request');
	if (isUnavailable(error)) return new Problem(503, 'unavailable', { headers: { 'retry-after': '10' } });
	const { method } = event.request;
	log.error(
		{ id: event.locals.ctx.requestId, route: event.route.id, method, ...errorFacts(error) },
		'api failed'
	);
	return new Problem(500, 'internal');
}
