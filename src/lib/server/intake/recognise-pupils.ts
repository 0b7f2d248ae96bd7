import { matchPupils, stamnummerKey, type KnownPupil } from '$lib/domain/roster/match-pupils';
import type { EnrollmentRow } from '$lib/domain/roster/roster-row';
import type { RowRefusal } from '$lib/domain/roster/row-cells';
import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { enrollments, pupils } from '../db';
import { keyedHash } from '../keys';
import { inChunks } from './in-chunks';
import { mapRows } from './read-rows';

type StoredPupil = typeof pupils.$inferSelect;

/** An enrollment of which we have the school and the group. */
export type PlacedEnrollment = EnrollmentRow & { schoolId: string; administrativeGroupId: string };

/** A row of which we know whose it is. */
export interface RecognisedRow {
	row: PlacedEnrollment;
	pupilId: string;
	/** What the database has of that pupil; null for a new one. */
	stored: StoredPupil | null;
	/** Keyed hash of the national number, when there is one. */
	numberHash: Buffer | null;
}

/**
 * Finds the pupil of each row by keyed national number, else by school and stamnummer (see `matchPupils`). Rows that
 * could be another child's land in `refused`. The national numbers themselves go no further than this function.
 */
export async function recognisePupils(
	ctx: Context,
	rows: readonly PlacedEnrollment[],
	refused: RowRefusal[]
): Promise<RecognisedRow[]> {
	const hashOf = ({ official }: EnrollmentRow) =>
		official && keyedHash(ctx.keys.nationalNumber, 'national-number', official.nationalNumber);
	const hashed = rows.map((row) => ({ line: row.line, row, numberHash: hashOf(row) }));
	const known = await findKnown(ctx, hashed);
	const matches = matchPupils(
		[...known.values()].map(({ person }) => person),
		hashed.map(({ row, numberHash }) => ({
			stamnummer: stamnummerKey(row.schoolId, row.stamnummer),
			numberHash: toHex(numberHash),
			names: namesOf(row, row.official),
			birthDate: row.official?.birthDate ?? null
		})),
		randomUUID
	);
	return mapRows<(typeof hashed)[number], RecognisedRow>(hashed, refused, ({ row, numberHash }, i) => {
		const match = matches[i];
		if (!match || match === 'identity-conflict') return { column: 'stamnummer', reason: 'identity-conflict' };
		const stored = known.get(match.pupilId)?.stored ?? null;
		return { row, pupilId: match.pupilId, stored, numberHash };
	});
}

async function findKnown(
	{ db }: Context,
	rows: readonly { row: PlacedEnrollment; numberHash: Buffer | null }[]
): Promise<Map<string, { person: KnownPupil; stored: StoredPupil }>> {
	const known = new Map<string, { person: KnownPupil; stored: StoredPupil }>();
	const remember = (stored: StoredPupil, names: readonly string[], stamnummers: readonly string[]) => {
		const before = known.get(stored.id)?.person;
		const person: KnownPupil = {
			id: stored.id,
			numberHash: toHex(stored.nationalNumberHash),
			birthDate: stored.birthDate,
			names: [...(before?.names ?? namesOf(stored, officialOf(stored))), ...names],
			stamnummers: [...(before?.stamnummers ?? []), ...stamnummers]
		};
		known.set(stored.id, { person, stored });
	};

	for (const [schoolId, ofSchool] of Map.groupBy(rows, ({ row }) => row.schoolId)) {
		const stamnummers = new Set(ofSchool.map(({ row }) => row.stamnummer));
		const enrolled = await inChunks([...stamnummers], (chunk) =>
			db
				.select({ pupil: getTableColumns(pupils), enrollment: getTableColumns(enrollments) })
				.from(enrollments)
				.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
				.where(and(eq(enrollments.schoolId, schoolId), inArray(enrollments.stamnummer, chunk)))
		);
		for (const { pupil, enrollment } of enrolled)
			remember(pupil, namesOf(enrollment, null), [stamnummerKey(schoolId, enrollment.stamnummer)]);
	}
	const byNumber = await inChunks(
		rows.flatMap(({ numberHash }) => numberHash ?? []),
		(chunk) => db.select().from(pupils).where(inArray(pupils.nationalNumberHash, chunk))
	);
	for (const pupil of byNumber) remember(pupil, [], []);
	return known;
}

type Names = { givenName: string | null; familyName: string | null };

const officialOf = ({ officialGivenName, officialFamilyName }: StoredPupil): Names => ({
	givenName: officialGivenName,
	familyName: officialFamilyName
});

function namesOf(enrolled: Names, official: Names | null): string[] {
	const names = [enrolled.givenName, enrolled.familyName, official?.givenName, official?.familyName];
	return names.flatMap((name) => name ?? []);
}

const toHex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');
