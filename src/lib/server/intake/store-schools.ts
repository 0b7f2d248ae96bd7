import type { GroupRow, SchoolRow } from '$lib/domain/roster/roster-row';
import { inArray, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { administrativeGroups, schools } from '../db';
import { inChunks } from './in-chunks';
import { tallyWritten, type Tally } from './report';

/** Makes or renames schools by instellingsnummer. Each number at most once in `rows`. */
export async function storeSchools({ db }: Pick<Context, 'db'>, rows: readonly SchoolRow[]): Promise<Tally> {
	const written = await inChunks(rows, (chunk) =>
		db
			.insert(schools)
			.values(chunk.map(({ instellingsnummer, name }) => ({ instellingsnummer, name })))
			.onConflictDoUpdate({
				target: schools.instellingsnummer,
				set: { name: sql`excluded.name` },
				setWhere: sql`${schools.name} is distinct from excluded.name`
			})
			.returning({ inserted: INSERTED })
	);
	return tallyWritten(rows.length, written);
}

/** A group of which we have the school. */
export type PlacedGroup = GroupRow & { schoolId: string };

/** Makes groups, or corrects their level, by school and name. Each at most once in `rows`. */
export async function storeGroups({ db }: Pick<Context, 'db'>, rows: readonly PlacedGroup[]): Promise<Tally> {
	const written = await inChunks(rows, (chunk) =>
		db
			.insert(administrativeGroups)
			.values(chunk.map(({ schoolId, name, level }) => ({ schoolId, name, level })))
			.onConflictDoUpdate({
				target: [administrativeGroups.schoolId, administrativeGroups.name],
				set: { level: sql`excluded.level` },
				setWhere: sql`${administrativeGroups.level} is distinct from excluded.level`
			})
			.returning({ inserted: INSERTED })
	);
	return tallyWritten(rows.length, written);
}

/** Ids of the schools with these numbers; a number that is not there is unknown. */
export async function findSchools(
	{ db }: Pick<Context, 'db'>,
	instellingsnummers: Iterable<string>
): Promise<Map<string, string>> {
	const found = await inChunks([...new Set(instellingsnummers)], (chunk) =>
		db.select().from(schools).where(inArray(schools.instellingsnummer, chunk))
	);
	return new Map(found.map(({ instellingsnummer, id }) => [instellingsnummer, id]));
}

export const groupKey = (schoolId: string, name: string) => `${schoolId}/${name}`;

/** Ids of all groups of these schools, by `groupKey`. */
export async function findGroups(
	{ db }: Pick<Context, 'db'>,
	schoolIds: Iterable<string>
): Promise<Map<string, string>> {
	const found = await inChunks([...schoolIds], (chunk) =>
		db.select().from(administrativeGroups).where(inArray(administrativeGroups.schoolId, chunk))
	);
	return new Map(found.map(({ schoolId, name, id }) => [groupKey(schoolId, name), id]));
}

/** A row that `on conflict` updated carries the transaction that did it; a new one carries none. */
export const INSERTED = sql<boolean>`(xmax = 0)`;
