import type { Database } from './client';

const queries = new WeakMap<Database, Map<string, unknown>>();

/**
 * A query that is put together once for a database and asked many times: Drizzle spends more on writing the text of a query
 * than the driver does on asking it. `name` is unique in the house and, on PostgreSQL, nothing more than that. Values come
 * as `sql.placeholder`, and are what the driver takes: an instant as ISO text with a cast.
 */
export function builtOnce<Query>(db: Database, name: string, build: (db: Database) => Query): Query {
	const own = queries.get(db) ?? new Map<string, unknown>();
	queries.set(db, own);
	const found = own.get(name) as Query | undefined;
	if (found !== undefined) return found;
	const made = build(db);
	own.set(name, made);
	return made;
}
