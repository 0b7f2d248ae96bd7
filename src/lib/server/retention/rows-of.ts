import { arrayOverlaps, eq, getTableColumns, inArray, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '../context';
import { accounts, enrollments, sessions } from '../db';
import type { PERSONAL_DATA, Key } from './personal-data-map';

type Kept = (typeof PERSONAL_DATA)[number];
/** All numbers by which one pupil can be found. */
export type Numbers = Record<Key, string[]>;

/** The numbers of a pupil, as they are now; also of one who is being erased. */
export async function numbersOf({ db }: Pick<Context, 'db'>, pupilId: string): Promise<Numbers> {
	const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
	const account = ids(
		await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.pupilId, pupilId))
	);
	return {
		pupil: [pupilId],
		account,
		enrollment: ids(
			await db.select({ id: enrollments.id }).from(enrollments).where(eq(enrollments.pupilId, pupilId))
		),
		session: ids(
			await db.select({ id: sessions.id }).from(sessions).where(inArray(sessions.accountId, account))
		)
	};
}

/** The rows of a table of the map that are about a pupil, with all their columns. */
export async function rowsOf(
	{ db }: Pick<Context, 'db'>,
	{ table, by }: Pick<Kept, 'table' | 'by'>,
	numbers: Numbers
): Promise<Record<string, unknown>[]> {
	const conditions = by.flatMap(({ column, key }) =>
		numbers[key].length > 0 ? [matches(column, numbers[key])] : []
	);
	if (conditions.length === 0) return [];
	return db
		.select(getTableColumns(table))
		.from(table)
		.where(or(...conditions));
}

const matches = (column: PgColumn, ids: string[]): SQL =>
	isArray(column) ? arrayOverlaps(column, ids) : inArray(column, ids);

/** Whether a column holds a list: `uuid().array()`. */
const isArray = (column: PgColumn): boolean => column.getSQLType().endsWith('[]');
