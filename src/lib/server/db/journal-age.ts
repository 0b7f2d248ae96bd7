import { sql } from 'drizzle-orm';

/** Seconds since the oldest revocation that waits to be written to JOURNAL_FILE; 0 when none does. Without that setting they wait for ever. */
export const JOURNAL_AGE = sql`coalesce((select extract(epoch from now() - at) from revocations
	where not copied order by id limit 1), 0)::float8`;
