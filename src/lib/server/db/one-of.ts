import { is, Placeholder, sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * That `column` is one of `values`, which go as one array: a list of a thousand parameters costs more to put together than to
 * ask. True of none when there are none.
 */
export const oneOf = (column: SQLWrapper, values: Texts, type: 'uuid' | 'text' = 'uuid'): SQL =>
	sql`${column} = any(${arrayOf(values, type)})`;

/** Texts, or their place in a statement that is built once. */
export type Texts = readonly string[] | Placeholder;

/** The values as an array of the database's. */
export const arrayOf = (values: Texts, type: 'uuid' | 'text'): SQL =>
	sql`${is(values, Placeholder) ? values : sql.param([...(values as readonly string[])])}::${sql.raw(type)}[]`;
