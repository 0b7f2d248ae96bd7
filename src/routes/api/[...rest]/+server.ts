import { answerApi, Problem } from '$lib/server/api';

/** A program that mistook an address gets a problem, not a page. */
export const fallback = answerApi(() => {
	throw new Problem(404, 'not-found', { detail: 'Look at /api/docs.' });
});
