import type { OfficialData } from '$lib/domain/roster/roster-row';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { enrollments, pupils, schools } from '../db';
import { inChunks } from './in-chunks';
import type { RecognisedRow } from './recognise-pupils';

type PupilValues = Omit<typeof pupils.$inferInsert, 'id' | 'searchName'>;

/**
 * Makes the new pupils and adds what the national register says to those known; returns the ids of the known pupils
 * that changed. A gap in the file never erases. Names of known pupils wait for `followNewestEnrollment`.
 */
export async function storePupils(
	{ db }: Pick<Context, 'db'>,
	rows: readonly RecognisedRow[]
): Promise<Set<string>> {
	const wanted = new Map<string, PupilValues>();
	const isKnown = new Map<string, boolean>();
	for (const { row, pupilId, stored, numberHash } of rows) {
		const before = wanted.get(pupilId) ?? stored ?? row;
		wanted.set(pupilId, {
			givenName: before.givenName,
			familyName: before.familyName,
			...officialValues(wanted.get(pupilId) ?? stored, row.official, numberHash)
		});
		isKnown.set(pupilId, stored !== null);
	}
	const storedById = new Map(rows.map(({ pupilId, stored }) => [pupilId, stored]));
	const changed = [...wanted].filter(([id, values]) => {
		const stored = storedById.get(id);
		return !stored || !sameOfficial(values, stored);
	});

	await inChunks(changed, (chunk) =>
		db
			.insert(pupils)
			.values(chunk.map(([id, values]) => ({ id, ...values })))
			.onConflictDoUpdate({
				target: pupils.id,
				set: {
					officialGivenName: sql`excluded.official_given_name`,
					officialFamilyName: sql`excluded.official_family_name`,
					gender: sql`excluded.gender`,
					birthDate: sql`excluded.birth_date`,
					nationalNumberHash: sql`excluded.national_number_hash`
				}
			})
			.returning({ id: pupils.id })
	);
	return new Set(changed.map(([id]) => id).filter((id) => isKnown.get(id)));
}

/**
 * Gives pupils the name of their newest enrollment: one that was not ended before one that was, then the latest
 * begin, then the lowest instellingsnummer, so that two schools that spell a name differently do not take turns.
 * Returns the ids of those whose name changed.
 */
export async function followNewestEnrollment(
	{ db }: Pick<Context, 'db'>,
	pupilIds: readonly string[]
): Promise<Set<string>> {
	const renamed = await inChunks(pupilIds, async (chunk) => {
		const newest = db
			.selectDistinctOn([enrollments.pupilId], {
				pupilId: enrollments.pupilId,
				givenName: enrollments.givenName,
				familyName: enrollments.familyName
			})
			.from(enrollments)
			.innerJoin(schools, eq(schools.id, enrollments.schoolId))
			.where(inArray(enrollments.pupilId, chunk))
			.orderBy(
				enrollments.pupilId,
				sql`${enrollments.deregisteredOn} is not null`,
				desc(enrollments.beginDate),
				schools.instellingsnummer
			)
			.as('newest');
		return db
			.update(pupils)
			.set({ givenName: sql`${newest.givenName}`, familyName: sql`${newest.familyName}` })
			.from(newest)
			.where(
				sql`${pupils.id} = ${newest.pupilId} and (${pupils.givenName}, ${pupils.familyName})
					is distinct from (${newest.givenName}, ${newest.familyName})`
			)
			.returning({ id: pupils.id });
	});
	return new Set(renamed.map(({ id }) => id));
}

type OfficialValues = Pick<
	PupilValues,
	'officialGivenName' | 'officialFamilyName' | 'gender' | 'birthDate' | 'nationalNumberHash'
>;

function officialValues(
	before: OfficialValues | null,
	official: OfficialData | null,
	numberHash: Uint8Array | null
): OfficialValues {
	return {
		officialGivenName: official?.givenName ?? before?.officialGivenName ?? null,
		officialFamilyName: official?.familyName ?? before?.officialFamilyName ?? null,
		gender: official?.gender ?? before?.gender ?? null,
		birthDate: official?.birthDate ?? before?.birthDate ?? null,
		nationalNumberHash: before?.nationalNumberHash ?? numberHash
	};
}

function sameOfficial(a: OfficialValues, b: OfficialValues): boolean {
	return (
		a.officialGivenName === b.officialGivenName &&
		a.officialFamilyName === b.officialFamilyName &&
		a.gender === b.gender &&
		a.birthDate === b.birthDate &&
		Buffer.compare(a.nationalNumberHash ?? NOTHING, b.nationalNumberHash ?? NOTHING) === 0
	);
}

const NOTHING = new Uint8Array();
