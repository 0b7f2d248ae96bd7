import type { Database } from './client';

/** What drizzle keeps of a query that was prepared: its text, and the connection that it is asked on. */
interface Prepared {
	client?: unknown;
}
/** Of drizzle's own, which a database and every transaction of it have in common. */
interface Inside {
	dialect: object;
	session: { client: unknown };
}

/** Of one database. A list has a statement for each of its filters together: what is rare is put together anew. */
const MOST = 1_000;

const queries = new WeakMap<object, Map<string, Prepared>>();

/**
 * A query that is put together once for a database and asked many times, in its transactions too: Drizzle spends more on
 * writing the text of a query than the driver does on asking it. `name` is unique in the house and, on PostgreSQL, nothing
 * more than that. Values come as `sql.placeholder`, and are what the driver takes: an instant as ISO text with a cast.
 */
export function builtOnce<Query extends object>(
	db: Database,
	name: string,
	build: (db: Database) => Query
): Query {
	const { dialect, session } = db as unknown as Inside;
	const own = queries.get(dialect) ?? new Map<string, Prepared>();
	queries.set(dialect, own);
	const made = own.get(name) ?? (build(db) as Prepared);
	if (own.size < MOST) own.set(name, made);
	if (made.client === session.client) return made as Query;
	// The same text on the connection of this transaction; the copy lives no longer than it.
	return Object.assign(Object.create(Object.getPrototypeOf(made) as object) as Prepared, made, {
		client: session.client
	}) as Query;
}
