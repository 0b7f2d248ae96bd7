import type { SQL } from 'drizzle-orm';
import { builtOnce } from './built-once';
import type { Database } from './client';

/** Of drizzle's own: how a text becomes a statement that it can ask. */
interface Inside {
	dialect: { sqlToQuery(query: SQL): { sql: string; params: unknown[] } };
	session: {
		prepareQuery(query: object, fields: undefined, name: string, inArrays: false): Statement;
	};
}
interface Statement {
	execute(values: Record<string, unknown>): Promise<Answer[] | { rows: Answer[] }>;
}
interface Answer {
	value: unknown;
}

/**
 * The column `value` of the first row of `build()`, or null: for the hot reads, which give all they know as one JSON value.
 * The statement is put together once (`builtOnce`), and what comes back is no column's, so that nothing is looked up for each
 * of them: in a statement that gives little that costs Drizzle more than asking it. An instant in JSON is text.
 */
export async function valueOnce<Value>(
	db: Database,
	{ name, build, values }: { name: string; build: () => SQL; values: Record<string, unknown> }
): Promise<Value | null> {
	const statement = builtOnce(db, name, (db) => {
		const { dialect, session } = db as unknown as Inside;
		return session.prepareQuery(dialect.sqlToQuery(build()), undefined, name, false);
	});
	const answer = await statement.execute(values);
	const [row] = Array.isArray(answer) ? answer : answer.rows;
	return (row?.value ?? null) as Value | null;
}
