import type { ClassRow, ClassRowRefusal } from '$lib/domain/consent/class-row';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { inArray } from 'drizzle-orm';
import { recordAudits } from '../audit';
import type { Context } from '../context';
import { accounts } from '../db';
import { accountUuid, type SchoolPupil } from './school-pupils';

/** A row with the enrollment it is about. */
export interface PlacedRow extends ClassRow {
	enrollmentId: string;
	pupilId: string;
}

/** Foreign pupils of one delivery that get a line of their own in the audit; of more the number is enough. */
const MAX_FOREIGN = 200;

/**
 * Finds the school's own pupil of each row. A pupil of another school and one that nobody knows get the same refusal, so
 * that a package learns nothing of other schools; the audit hears of the difference (A19). A row that says about a pupil
 * what an earlier one said is refused, and stands for nothing.
 */
export async function placeRows(
	ctx: Context,
	rows: readonly ClassRow[],
	{ schoolId, pupils, salt }: { schoolId: string; pupils: readonly SchoolPupil[]; salt: Uint8Array }
): Promise<{ placed: PlacedRow[]; refused: ClassRowRefusal[] }> {
	const today = schoolDay(ctx.now);
	const byIdentifier = {
		leerid_uuid: Map.groupBy(pupils, ({ accountId }) => accountId ?? ''),
		account_uuid: rows.some(({ identifier }) => identifier === 'account_uuid')
			? Map.groupBy(pupils, ({ pupilId }) => accountUuid(salt, pupilId))
			: new Map<string, SchoolPupil[]>(),
		stamnummer: Map.groupBy(pupils, ({ stamnummer }) => stamnummer)
	};
	const placed: PlacedRow[] = [];
	const refused: ClassRowRefusal[] = [];
	const unknown: string[] = [];
	const seen = new Set<string>();
	for (const row of rows) {
		const own = byIdentifier[row.identifier].get(row.value);
		const enrollment = own && enrollmentFor(own, row, today);
		if (!enrollment) {
			refused.push({ line: row.line, reason: 'unknown-pupil' });
			if (row.identifier === 'leerid_uuid') unknown.push(row.value);
			continue;
		}
		const { enrollmentId, pupilId } = enrollment;
		const key = JSON.stringify([enrollmentId, row.classTitle, row.subclassTitle, row.fromDay]);
		if (seen.has(key)) refused.push({ line: row.line, reason: 'repeated-row' });
		else placed.push({ ...row, enrollmentId, pupilId });
		seen.add(key);
	}
	await tellForeign(ctx, schoolId, unknown);
	return { placed, refused };
}

/** Of this year's and next year's enrollment the one that the row's days are in; else the one that runs today. */
function enrollmentFor(
	own: readonly SchoolPupil[],
	{ fromDay, untilDay }: ClassRow,
	today: string
): SchoolPupil | undefined {
	const day = fromDay ?? (untilDay !== null && untilDay < today ? untilDay : today);
	return (
		own.find(({ begin, plannedEnd }) => begin <= day && day <= plannedEnd) ??
		own.find(({ begin }) => begin <= today) ??
		own[0]
	);
}

async function tellForeign(ctx: Context, schoolId: string, uuids: readonly string[]): Promise<void> {
	if (uuids.length === 0) return;
	const foreign = await ctx.db
		.select({ id: accounts.id })
		.from(accounts)
		.where(inArray(accounts.id, uuids.slice(0, 10_000)))
		.limit(MAX_FOREIGN);
	await recordAudits(
		ctx,
		foreign.map(({ id }) => ({ action: 'class-information.foreign-row' as const, accountId: id, schoolId }))
	);
}
