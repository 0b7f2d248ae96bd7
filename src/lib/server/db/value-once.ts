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
	execute(values: Record<string, unknown>): Promise<unknown[] | { rows: unknown[] }>;
}
interface Answer {
	value: unknown;
}

/**
 * The column `value` of the first row of `build()`, or null: for the hot reads, which give all they know as one JSON value.
 * The statement is put together once (`builtOnce`), and what comes back is no column's, so that nothing is looked up for each
 * of them: in a statement that gives little that costs Drizzle more than asking it. An instant in JSON is text.
 */
export async function valueOnce<Value>(db: Database, asked: AskedOnce): Promise<Value | null> {
	const [row] = await rowsOnce<Answer>(db, asked);
	return (row?.value ?? null) as Value | null;
}

/** `selectRows` of a statement of our own text that is put together once. */
export async function rowsOnce<Row>(db: Database, { name, build, values }: AskedOnce): Promise<Row[]> {
	const statement = builtOnce(db, name, (db) => prepared(db, name, build()));
	const answer = await statement.execute(values);
	return (Array.isArray(answer) ? [...answer] : answer.rows) as Row[];
}

/** A statement with placeholders, its name (`builtOnce`), and what fills them this time. */
export interface AskedOnce {
	name: string;
	build: () => SQL;
	values: Record<string, unknown>;
}

/** A statement of our own text with placeholders, put together: for `builtOnce`, under the same name. */
export function prepared(db: Database, name: string, text: SQL): Statement {
	const { dialect, session } = db as unknown as Inside;
	return session.prepareQuery(dialect.sqlToQuery(text), undefined, name, false);
}
