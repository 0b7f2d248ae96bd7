import { matchPupils, stamnummerKey, type KnownPupil } from '$lib/domain/roster/match-pupils';
import { eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { enrollments, pupils, schools, selectRows, type Database } from '../db';
import { counted, foresee, recountGroups } from './compare-run';
import { inChunks } from './in-chunks';

type StoredPupil = typeof pupils.$inferSelect;
interface DoubtfulRow {
	line: number;
	instellingsnummer: string;
	stamnummer: string;
	givenName: string;
	familyName: string;
	officialGivenName: string | null;
	officialFamilyName: string | null;
	birthDate: string | null;
	/** In hex. */
	numberHash: string | null;
	enrollmentId: string | null;
}

/**
 * Decides the rows of a run that `planEnrollments` left in doubt, by `matchPupils`, in the order of the file: each gets its
 * pupil, or is refused because it could be another child's. They are few, so they are held in memory.
 */
export async function settleDoubts(tx: Database, runId: string): Promise<void> {
	const rows = await readDoubtful(tx);
	if (rows.length === 0) return;
	const known = await findKnown(tx, rows);
	const matches = matchPupils(
		[...known.values()],
		rows.map((row) => ({
			stamnummer: keyOf(row),
			numberHash: row.numberHash,
			names: namesOf(row, row),
			birthDate: row.birthDate
		})),
		randomUUID
	);
	const decided = rows.map((row, i) => ({ row, match: matches[i] ?? 'identity-conflict' }));
	await tx.execute(
		sql`create temporary table feed_settled (line integer, outcome text, pupil_id uuid) on commit drop`
	);
	await inChunks(decided, async (chunk) => {
		const settled = chunk.map(({ row, match }) =>
			match === 'identity-conflict'
				? { line: row.line, outcome: 'refused', pupil_id: null }
				: { line: row.line, outcome: outcomeOf(row, match.isNew), pupil_id: match.pupilId }
		);
		await tx.execute(sql`insert into feed_settled
			select * from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
				as s(line int, outcome text, pupil_id uuid)`);
		return [];
	});
	await tx.execute(sql`update feed_effects e set outcome = s.outcome::import_outcome, pupil_id = s.pupil_id
		from feed_settled s where e.line = s.line and s.outcome <> 'refused'`);
	await tx.execute(sql`delete from feed_effects e using feed_settled s
		where e.line = s.line and s.outcome = 'refused'`);
	if (matches.includes('identity-conflict')) {
		await foresee(tx);
		await tx.execute(sql`update import_rows r set refusal = 'identity-conflict', refused_column = 'stamnummer'
			from feed_settled s
			where r.run_id = ${runId}::uuid and r.file = 'enrollments' and r.line = s.line and s.outcome = 'refused'`);
		await recountGroups(tx, sql`${runId}::uuid`, 'identity-conflict');
		await counted(tx);
	}
	await tx.execute(sql`drop table feed_settled`);
}

const outcomeOf = (row: DoubtfulRow, isNew: boolean) =>
	isNew ? 'new-pupil' : row.enrollmentId ? 'changed' : 'new-enrollment';

const readDoubtful = (tx: Database) =>
	selectRows<DoubtfulRow & Record<string, unknown>>(
		tx,
		sql`select d.line, d.instellingsnummer, d.stamnummer, d.given_name as "givenName", d.family_name as "familyName",
			d.official_given_name as "officialGivenName", d.official_family_name as "officialFamilyName",
			d.birth_date::text as "birthDate", encode(d.number_hash, 'hex') as "numberHash",
			d.enrollment_id as "enrollmentId"
		from feed_effects e
		join feed_diff d on d.line = e.line
		where e.outcome = 'doubt'
		order by d.line`
	);

/** Everybody whom these rows could be: by number, and by stamnummer at the school. */
async function findKnown(tx: Database, rows: readonly DoubtfulRow[]): Promise<Map<string, KnownPupil>> {
	const known = new Map<string, KnownPupil>();
	const remember = (stored: StoredPupil, names: readonly string[], stamnummers: readonly string[]) => {
		const before = known.get(stored.id);
		known.set(stored.id, {
			id: stored.id,
			numberHash: toHex(stored.nationalNumberHash),
			birthDate: stored.birthDate,
			names: [...(before?.names ?? namesOf(stored, stored)), ...names],
			stamnummers: [...(before?.stamnummers ?? []), ...stamnummers]
		});
	};
	const enrolled = await inChunks(rows, (chunk) => {
		const keys = chunk.map(({ instellingsnummer, stamnummer }) => ({ instellingsnummer, stamnummer }));
		return tx
			.select({
				pupil: getTableColumns(pupils),
				enrollment: getTableColumns(enrollments),
				instellingsnummer: schools.instellingsnummer
			})
			.from(enrollments)
			.innerJoin(schools, eq(schools.id, enrollments.schoolId))
			.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
			.where(
				sql`(${schools.instellingsnummer}, ${enrollments.stamnummer}) in (
					select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
						as k(instellingsnummer text, stamnummer text)
				)`
			);
	});
	for (const { pupil, enrollment, instellingsnummer } of enrolled)
		remember(pupil, namesOf(enrollment, null), [stamnummerKey(instellingsnummer, enrollment.stamnummer)]);
	const byNumber = await inChunks(
		rows.flatMap(({ numberHash }) => (numberHash ? [Buffer.from(numberHash, 'hex')] : [])),
		(chunk) => tx.select().from(pupils).where(inArray(pupils.nationalNumberHash, chunk))
	);
	for (const pupil of byNumber) remember(pupil, [], []);
	return known;
}

const keyOf = (row: DoubtfulRow) => stamnummerKey(row.instellingsnummer, row.stamnummer);

function namesOf(
	enrolled: { givenName: string | null; familyName: string | null },
	official: { officialGivenName: string | null; officialFamilyName: string | null } | null
): string[] {
	return [
		enrolled.givenName,
		enrolled.familyName,
		official?.officialGivenName,
		official?.officialFamilyName
	].flatMap((name) => name ?? []);
}

const toHex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');
