import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { builtOnce } from './built-once';
import type { Database } from './client';
import { snakeCase } from './copy-rows';
import { prepared } from './value-once';

/** Rows a statement: text of some hundred kilobytes. */
const CHUNK = 1_000;

/**
 * Inserts many rows, which come as one text in JSON: with a parameter for each value, as `db.insert` has them, Drizzle
 * spends more on a thousand rows than PostgreSQL does on writing them. All rows have the columns of the first, or it throws before
 * anything is written: what a row alone leaves out would be empty and not its default, and what it alone has would be lost. What all leave
 * out takes its default. None is no error.
 */
export async function insertMany<T extends PgTable>(
	db: Database,
	table: T,
	rows: readonly T['$inferInsert'][]
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const given: Partial<Record<string, unknown>> = first;
	const known = getTableColumns(table) as Record<string, PgColumn>;
	const columns = Object.entries(known).filter(([key]) => given[key] !== undefined);
	const keys = Object.keys(known);
	const other = rows.findIndex((row: Partial<Record<string, unknown>>) =>
		keys.some((key) => (row[key] === undefined) !== (given[key] === undefined))
	);
	if (other !== -1)
		throw new Error(`row ${other} for ${getTableName(table)} has other columns than the first`);
	const name = `insert many ${getTableName(table)} ${columns.map(([key]) => key).join(' ')}`;
	const statement = builtOnce(db, name, (db) => prepared(db, name, statementFor(table, columns)));
	for (let start = 0; start < rows.length; start += CHUNK) {
		const lines = rows
			.slice(start, start + CHUNK)
			.map((row) => columns.map(([key, column]) => written(row[key as keyof typeof row], column)));
		await statement.execute({ lines: JSON.stringify(lines) });
	}
}

/** Values stand in the order of the columns: `$[0]` of a line is the first. */
function statementFor(table: PgTable, columns: readonly (readonly [string, PgColumn])[]): SQL {
	const names = columns.map(([key]) => sql.identifier(snakeCase(key)));
	const values = columns.map(([, column], i) => readBack(column, i));
	return sql`insert into ${table} (${sql.join(names, sql`, `)}) select ${sql.join(values, sql`, `)}
		from jsonb_array_elements(${sql.placeholder('lines')}::text::jsonb) as line(value)`;
}

/** How JSON holds a value of a column. */
function written(value: unknown, column: PgColumn): unknown {
	if (value === null || value === undefined) return null;
	if (value instanceof Uint8Array)
		return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
	return column.getSQLType() === 'jsonb' ? value : column.mapToDriverValue(value);
}

function readBack(column: PgColumn, place: number): SQL {
	const at = sql.raw(String(place));
	const type = column.getSQLType();
	if (type === 'jsonb') return sql`nullif(line.value -> ${at}, 'null')`;
	if (type === 'bytea') return sql`decode(line.value ->> ${at}, 'hex')`;
	// Without its length: a cast to `varchar(8)` cuts off what the column refuses.
	return sql`(line.value ->> ${at})::${sql.raw(type.replace(/\(.*\)$/, ''))}`;
}
