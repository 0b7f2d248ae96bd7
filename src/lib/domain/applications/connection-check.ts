/** What *Test de verbinding* looks at. */
export const CONNECTION_CHECKS = ['redirect', 'keys', 'clock', 'logout'] as const;
export type ConnectionCheck = (typeof CONNECTION_CHECKS)[number];

/** How a call of ours to an address of the application ended. */
export type CallOutcome =
	| { status: number; date: string | null; body: string }
	/** `inside`: the address leads into a network that we do not call. */
	| { failure: 'inside' | 'timeout' | 'no-host' | 'refused' | 'certificate' | 'too-large' | 'unknown' };

/** The verdict of one check: a code whose words are the page's, and what to put in them. */
export interface ConnectionVerdict {
	check: ConnectionCheck;
	grade: 'good' | 'warning' | 'bad';
	code: string;
	detail: string | null;
}

/** Beyond it the provider refuses what the application signed; it allows ten seconds more. In seconds. */
export const MAX_CLOCK_DIFFERENCE = 120;
/** A clock that keeps itself right is never this far off. In seconds. */
const SUSPECT_CLOCK_DIFFERENCE = 15;

/** A redirect address must answer a visit without a code with a page of its own; which one is its own business. */
export function judgeRedirect(address: string, outcome: CallOutcome): ConnectionVerdict {
	const said = (grade: ConnectionVerdict['grade'], code: string, detail: string): ConnectionVerdict => ({
		check: 'redirect',
		grade,
		code,
		detail
	});
	if ('failure' in outcome) return said('bad', outcome.failure, address);
	if (outcome.status === 404 || outcome.status === 410) return said('bad', 'not-there', address);
	if (outcome.status >= 500) return said('warning', 'answers-error', `${address} (${outcome.status})`);
	return said('good', 'reached', address);
}

/** The clock of the application, by the Date header of its answer (RFC 9110 §6.6.1), against ours. */
export function judgeClock(outcome: CallOutcome | null, now: Date): ConnectionVerdict {
	const told = outcome && 'date' in outcome && outcome.date !== null ? Date.parse(outcome.date) : Number.NaN;
	if (Number.isNaN(told)) return { check: 'clock', grade: 'warning', code: 'unknown-clock', detail: null };
	const seconds = Math.round((told - now.getTime()) / 1000);
	const off = Math.abs(seconds);
	if (off > MAX_CLOCK_DIFFERENCE)
		return { check: 'clock', grade: 'bad', code: 'far-off', detail: String(seconds) };
	if (off > SUSPECT_CLOCK_DIFFERENCE)
		return { check: 'clock', grade: 'warning', code: 'off', detail: String(seconds) };
	return { check: 'clock', grade: 'good', code: 'right', detail: null };
}

/**
 * What came of a logout token that no application may accept: 400 is the right answer (OpenID Connect Back-Channel Logout
 * 1.0 §2.8). One that says yes signs pupils out for anybody who asks.
 */
export function judgeLogout(outcome: CallOutcome | null): ConnectionVerdict {
	const said = (grade: ConnectionVerdict['grade'], code: string, detail: string | null = null) => ({
		check: 'logout' as const,
		grade,
		code,
		detail
	});
	if (outcome === null) return said('warning', 'no-logout');
	if ('failure' in outcome) return said('bad', outcome.failure);
	const { status } = outcome;
	if (status === 400) return said('good', 'refuses-false');
	if (status >= 200 && status < 300) return said('bad', 'believes-false');
	if (status === 404 || status === 405) return said('bad', 'not-there', String(status));
	return said('warning', 'answers-otherwise', String(status));
}
