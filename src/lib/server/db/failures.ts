/** The errors that drizzle and both drivers wrap around one another, outermost first. */
function* causes(
	outermost: unknown
): Generator<{ code?: unknown; constraint?: unknown; constraint_name?: unknown; message?: unknown }> {
	let error = outermost;
	for (let depth = 0; depth < 8 && typeof error === 'object' && error !== null; depth++) {
		yield error;
		error = (error as { cause?: unknown }).cause;
	}
}

/** SQLSTATE class 23, integrity constraint violation. */
const VIOLATION = /^23[0-9A-Z]{3}$/;

/**
 * The name of the constraint (or unique index) that refused a write, or `null` when the error is another. A column that
 * may not be null has no name: that is `null` too. Inside a transaction nothing more can be done afterwards; put the
 * write in a nested `db.transaction` to go on.
 */
export function violatedConstraint(error: unknown): string | null {
	for (const { code, constraint, constraint_name } of causes(error)) {
		if (typeof code !== 'string' || !VIOLATION.test(code)) continue;
		const name = constraint ?? constraint_name; // PGlite, postgres.js
		return typeof name === 'string' && name !== '' ? name : null;
	}
	return null;
}

/** The code that PostgreSQL gave a refusal, or `null` when the error is another. */
export function sqlState(error: unknown): string | null {
	for (const { code } of causes(error))
		if (typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return code;
	return null;
}

/** A NUL, or half of a surrogate, in a text or in JSON: no text of PostgreSQL holds one. */
const NO_TEXT = new Set(['22021', '22P05']);

/** Whether the database refused a text for what stands in it, which is then the mistake of who sent it. */
export const isNoText = (error: unknown): boolean => NO_TEXT.has(sqlState(error) ?? '');

/**
 * No connection (class 08), no room (53), shut down, crashed or starting (57P01 to 57P05), in PostgreSQL's own words; and 25006, a
 * standby that takes no writes until it is promoted.
 */
const GONE = /^(08|53)[0-9A-Z]{3}$|^57P0[1-5]$|^25006$/;
/** Of a connection that may not serve (`ConnectionOptions.admission`). */
export const NOT_ADMITTED = 'NOT_ADMITTED';

/** The same in the words of the driver and of the system, and of ours. */
const UNREACHABLE = new Set([
	'CONNECT_TIMEOUT',
	'CONNECTION_CLOSED',
	'CONNECTION_DESTROYED',
	'CONNECTION_ENDED',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ECONNRESET',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENOENT',
	'ENOTFOUND',
	'EPIPE',
	'ETIMEDOUT',
	NOT_ADMITTED
]);

/**
 * Whether the database is away for the moment and asking again later makes sense. Give it only what a query threw:
 * a missing file (`ENOENT`) elsewhere is something else.
 */
export function isUnavailable(error: unknown): boolean {
	for (const { code, message } of causes(error)) {
		if (typeof code === 'string' && (UNREACHABLE.has(code) || GONE.test(code))) return true;
		if (message === 'PGlite is closed') return true;
	}
	return false;
}

/** Whether the database answers and is not the one that this process may work on. To everybody else it is away. */
export function isNotAdmitted(error: unknown): boolean {
	for (const { code } of causes(error)) if (code === NOT_ADMITTED) return true;
	return false;
}

/** An error with a code that `isUnavailable` knows. */
export const failure = (code: string): Error => Object.assign(new Error(`PostgreSQL: ${code}`), { code });
