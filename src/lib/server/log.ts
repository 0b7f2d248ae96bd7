import pino from 'pino';

/**
 * JSON lines on standard output. Carries the request's id and the route's pattern, never the path: usernames and card
 * tokens are in paths (SECURITY 14.2.1). What is redacted here should never get here; this is the net below.
 */
export const log = pino({
	base: undefined,
	timestamp: pino.stdTimeFunctions.isoTime,
	redact: {
		paths: ['*.password', '*.secret', '*.hash', '*.token', '*.cookie', '*.bearer'],
		censor: '(weggelaten)'
	}
});
