import { sql, type SQL } from 'drizzle-orm';

/**
 * A handful of rows as a table inside a statement: `(values …) as name(columns)`, each column of the type that is given for it. At
 * least one row. For rows by which others are looked up: PostgreSQL knows how many there are, and goes to them by their key. What
 * `jsonb_to_recordset` or `unnest` gives it takes for many, and then it reads the whole of the other table, every time.
 */
export function fewRows<Column extends string>(
	name: string,
	types: Record<Column, 'text' | 'float8' | 'boolean'>,
	rows: readonly Record<Column, unknown>[]
): SQL {
	const columns = Object.keys(types) as Column[];
	const lines = rows.map((row) => {
		const values = columns.map((column) => sql`${row[column]}::${sql.raw(types[column])}`);
		return sql`(${sql.join(values, sql`, `)})`;
	});
	const names = columns.map((column) => sql.identifier(column));
	return sql`(values ${sql.join(lines, sql`, `)}) as ${sql.identifier(name)}(${sql.join(names, sql`, `)})`;
}
