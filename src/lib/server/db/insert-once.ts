import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { builtOnce } from './built-once';
import type { Database } from './client';
import { snakeCase } from './copy-rows';

type Row<T extends PgTable> = T['$inferInsert'];
type Selected<T extends PgTable> = T['$inferSelect'];

/** What else the statement says; it is built once too, so it holds no value of this call. */
export interface InsertOnce<T extends PgTable> {
	/** Tells apart statements that say something else for the same table. */
	name: string;
	/** SQL in the place of a value, by column; what it needs of this call comes as placeholders. */
	expressions?: Partial<Record<keyof Row<T>, SQL>>;
	/** Values of the placeholders in `expressions`, as the driver takes them. */
	values?: Record<string, unknown>;
	/** Columns by which a row is known, and those that a row which is there already takes from this one. */
	conflict?: { target: (keyof Row<T>)[]; set: (keyof Row<T>)[] };
	/** Columns to read back; none without it. */
	returning?: (keyof Selected<T>)[];
}

/**
 * Inserts a few rows by a statement that is put together once (`builtOnce`), and returns what it is asked of them. All rows
 * have the columns of the first; for the hot writes, where the number of rows is small and hardly ever another.
 */
export async function insertOnce<T extends PgTable>(
	db: Database,
	table: T,
	rows: readonly Row<T>[],
	{ name, expressions = {}, values = {}, conflict, returning }: InsertOnce<T>
): Promise<Selected<T>[]> {
	const [first] = rows;
	if (!first) return [];
	const columns = getTableColumns(table);
	const named = Object.keys(first).filter((key) => (first as Record<string, unknown>)[key] !== undefined);
	const place = (key: string, index: number) => `${key}-${index}`;
	const key = `insert ${getTableName(table)} ${name} ${rows.length} ${named.join(' ')}`;
	const query = builtOnce(db, key, (db) => {
		const filled = rows.map((_, index) => ({
			...Object.fromEntries(named.map((key) => [key, sql`${sql.placeholder(place(key, index))}`])),
			...expressions
		}));
		const insert = db.insert(table as PgTable).values(filled);
		const excluded = (key: string) => sql`excluded.${sql.identifier(snakeCase(key))}`;
		const asked = conflict
			? insert.onConflictDoUpdate({
					target: conflict.target.map((key) => columns[key as string]) as never,
					set: Object.fromEntries(conflict.set.map((key) => [key, excluded(key as string)]))
				})
			: insert;
		if (!returning) return asked.prepare(key);
		return asked
			.returning(Object.fromEntries(returning.map((key) => [key, columns[key as string]])) as never)
			.prepare(key);
	});
	const given = rows.flatMap((row, index) =>
		named.map((key) => {
			const value: unknown = (row as Record<string, unknown>)[key];
			return [place(key, index), value === null ? null : columns[key]?.mapToDriverValue(value)];
		})
	);
	const result: unknown = await query.execute({ ...Object.fromEntries(given), ...values });
	return returning ? (result as Selected<T>[]) : [];
}
