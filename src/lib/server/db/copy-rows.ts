import type { PGlite } from '@electric-sql/pglite';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './client';
import type { PostgresTransaction } from './postgres-pool';

/** A value as `copy` reads it: a name, a number, a day, bytes, or nothing. */
export type CopyValue = string | number | boolean | Uint8Array | null;

/** The client under a database or a transaction of it: where the engines differ, and the only place that looks. */
type Client = PGlite | PostgresTransaction;
const clientOf = (db: Database) => (db as unknown as { session: { client: Client } }).session.client;

/**
 * Writes rows with COPY, the way a million go in at once. `columns` are the schema's names, in the order of the values.
 * Within the caller's transaction when `db` is one. On PostgreSQL a row that the table refuses costs the connection, so
 * give it only what was judged before.
 */
export function copyRows(
	db: Database,
	table: PgTable,
	columns: readonly string[],
	rows: readonly (readonly CopyValue[])[]
): Promise<void> {
	return copyLines(db, table, columns, rows.map(copyLine));
}

/** A row as `copyLines` takes it. Who has very many makes the line at once, instead of holding the values. */
export function copyLine(values: readonly CopyValue[]): string {
	return values.map(cellText).join('\t');
}

/** `copyRows` for lines that `copyLine` made. */
export async function copyLines(
	db: Database,
	table: PgTable,
	columns: readonly string[],
	lines: readonly string[]
): Promise<void> {
	if (lines.length === 0) return;
	await copyInto(db, targetOf(table, columns), `${lines.join('\n')}\n`);
}

/** What COPY writes to. Throws `RangeError` for a column that the table does not have. */
export function targetOf(table: PgTable, columns: readonly string[]): string {
	const known = getTableColumns(table);
	const names = columns.map((column) => {
		if (!known[column]) throw new RangeError(`COPY: no column ${column}`);
		return `"${snakeCase(column)}"`;
	});
	return `"${getTableName(table)}" (${names.join(', ')})`;
}

/** COPY into `target`, written out as SQL has it, of what is in the format that `options` say. */
export async function copyInto(
	db: Database,
	target: string,
	content: string | Uint8Array<ArrayBuffer>,
	options = ''
): Promise<void> {
	const client = clientOf(db);
	if ('copyIn' in client) return client.copyIn(`copy ${target} from stdin ${options}`, content);
	await client.query(`copy ${target} from '/dev/blob' ${options}`, [], { blob: new Blob([content]) });
}

/** Lifts the limit on how long a statement may take, for the rest of this transaction. */
export function takeTime(tx: Database): void {
	const client = clientOf(tx);
	if ('takeTime' in client) client.takeTime();
}

/** As drizzle's `casing: 'snake_case'` writes it. */
export const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const ESCAPED = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** COPY's text format (PostgreSQL documentation, COPY, "Text Format"). */
function cellText(value: CopyValue): string {
	if (value === null) return '\\N';
	if (typeof value === 'string')
		return ESCAPED.test(value)
			? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '')
			: value;
	if (value instanceof Uint8Array)
		return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
	return String(value);
}
