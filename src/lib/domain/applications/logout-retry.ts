/** Times that an application is asked to sign a pupil out before we stop: with the pauses, for about a day. */
export const LOGOUT_ATTEMPTS = 10;

/** Seconds to wait after attempt 1, 2, ...: 5 s, 20 s, 80 s, ... at most 4 hours. */
export function logoutPause(attempt: number): number {
	return Math.min(5 * 4 ** (attempt - 1), 4 * 60 * 60);
}
