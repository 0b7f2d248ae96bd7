import { sql, type SQL } from 'drizzle-orm';

/**
 * What several servers wait for or hold together goes by this clock, the database's, and never by their own: one that is ahead
 * would put off for the others what it queued, and hold what it took for so much longer when it dies. Within a transaction
 * the instant at which it began.
 */
export const databaseNow: SQL<Date> = sql`now()`;

/** An instant so many seconds from this very one (`clock_timestamp`, for a transaction may be long), by the same clock. */
export const secondsFromNow = (seconds: number): SQL<Date> =>
	sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`;
