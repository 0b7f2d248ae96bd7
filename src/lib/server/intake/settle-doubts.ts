import { matchPupils, stamnummerKey, type KnownPupil } from '$lib/domain/roster/match-pupils';
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { enrollments, importOutcomes, importRows, pupils, schools, type Database } from '../db';
import { inChunks } from './in-chunks';

type StoredPupil = typeof pupils.$inferSelect;
type DoubtfulRow = typeof importRows.$inferSelect & { enrollmentId: string | null };

/**
 * Decides the rows of a run that `planEnrollments` left in doubt, by `matchPupils`, in the order of the file: each gets its
 * pupil, or is refused because it could be another child's. They are few, so they are held in memory.
 */
export async function settleDoubts(tx: Database, runId: string): Promise<void> {
	const rows = await readDoubtful(tx, runId);
	if (rows.length === 0) return;
	const known = await findKnown(tx, rows);
	const matches = matchPupils(
		[...known.values()],
		rows.map((row) => ({
			stamnummer: keyOf(row),
			numberHash: toHex(row.numberHash),
			names: namesOf(row, row),
			birthDate: row.birthDate
		})),
		randomUUID
	);
	const decided = rows.map((row, i) => ({ row, match: matches[i] ?? 'identity-conflict' }));
	await inChunks(decided, async (chunk) => {
		const settled = chunk.map(({ row, match }) =>
			match === 'identity-conflict'
				? { line: row.line, outcome: 'refused', pupilId: null }
				: { line: row.line, outcome: outcomeOf(row, match.isNew), pupilId: match.pupilId }
		);
		await tx.execute(sql`with settled as (
				select * from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
					as s(line int, outcome text, "pupilId" uuid)
			), refused as (
				update import_rows r set refusal = 'identity-conflict', refused_column = 'stamnummer'
				from settled s
				where r.run_id = ${runId}::uuid and r.file = 'enrollments' and r.line = s.line
					and s.outcome = 'refused'
			)
			update import_outcomes o set outcome = s.outcome::import_outcome, pupil_id = s."pupilId"
			from settled s
			where o.run_id = ${runId}::uuid and o.outcome = 'doubt' and o.line = s.line`);
		return [];
	});
	// They get their row with all others that are refused.
	await tx
		.delete(importOutcomes)
		.where(and(eq(importOutcomes.runId, runId), eq(importOutcomes.outcome, 'refused')));
}

const outcomeOf = (row: DoubtfulRow, isNew: boolean) =>
	isNew ? 'new-pupil' : row.enrollmentId ? 'changed' : 'new-enrollment';

function readDoubtful(tx: Database, runId: string): Promise<DoubtfulRow[]> {
	return tx
		.select({ ...getTableColumns(importRows), enrollmentId: importOutcomes.enrollmentId })
		.from(importOutcomes)
		.innerJoin(
			importRows,
			and(
				eq(importRows.runId, importOutcomes.runId),
				eq(importRows.file, importOutcomes.file),
				eq(importRows.line, importOutcomes.line)
			)
		)
		.where(and(eq(importOutcomes.runId, runId), eq(importOutcomes.outcome, 'doubt')))
		.orderBy(asc(importRows.line));
}

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
	for (const [instellingsnummer, ofSchool] of Map.groupBy(rows, (row) => row.instellingsnummer ?? '')) {
		const stamnummers = new Set(ofSchool.map(({ stamnummer }) => stamnummer ?? ''));
		const enrolled = await inChunks([...stamnummers], (chunk) =>
			tx
				.select({ pupil: getTableColumns(pupils), enrollment: getTableColumns(enrollments) })
				.from(enrollments)
				.innerJoin(schools, eq(schools.id, enrollments.schoolId))
				.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
				.where(and(eq(schools.instellingsnummer, instellingsnummer), inArray(enrollments.stamnummer, chunk)))
		);
		for (const { pupil, enrollment } of enrolled)
			remember(pupil, namesOf(enrollment, null), [stamnummerKey(instellingsnummer, enrollment.stamnummer)]);
	}
	const byNumber = await inChunks(
		rows.flatMap(({ numberHash }) => numberHash ?? []),
		(chunk) => tx.select().from(pupils).where(inArray(pupils.nationalNumberHash, chunk))
	);
	for (const pupil of byNumber) remember(pupil, [], []);
	return known;
}

const keyOf = (row: DoubtfulRow) => stamnummerKey(row.instellingsnummer ?? '', row.stamnummer ?? '');

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
