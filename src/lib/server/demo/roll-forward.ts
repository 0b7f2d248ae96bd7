import { stamnummerKey } from '$lib/domain/roster/match-pupils';
import type { IsoDay } from '$lib/domain/roster/parse-day';
import { readEnrollmentRow, type EnrollmentRow } from '$lib/domain/roster/roster-row';
import { and, eq, getTableColumns, or } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { enrollments, pupils, schools } from '../db';
import { followsToday, readDemoRoster, resolveDates, type DemoRoster } from './demo-files';

type StoredEnrollment = typeof enrollments.$inferSelect;

/**
 * Moves the dates of the demo pupils to the school year of `today`, so that a demo of last year is not a school of
 * leavers: in a new school year every enrollment and birth date, every day only those that are tied to it (`TODAY`).
 * Never backward. Within a school year nothing else is touched, so that what was done in the demo stays done. A
 * school counts as a demo school only with the number and the name of schools.csv. Returns how many enrollments moved.
 */
export async function rollForward(ctx: Context, today: IsoDay): Promise<number> {
	const roster = await readDemoRoster();
	return inTransaction(ctx, async (ctx) => {
		const stored = await findDemoEnrollments(ctx, roster.identities);
		let moved = 0;
		for (const raw of roster.enrollments) {
			const reading = readEnrollmentRow(resolveDates(raw, today), today);
			if (!('row' in reading)) continue;
			const enrollment = findStored(stored, reading.row);
			if (!enrollment || !mustMove(enrollment, reading.row, followsToday(raw))) continue;
			await move(ctx, enrollment, reading.row);
			moved++;
		}
		return moved;
	});
}

async function findDemoEnrollments(
	{ db }: Context,
	demoSchools: DemoRoster['identities']
): Promise<Map<string, StoredEnrollment[]>> {
	const isDemoSchool = demoSchools.map(({ instellingsnummer, name }) =>
		and(eq(schools.instellingsnummer, instellingsnummer), eq(schools.name, name))
	);
	const rows = await db
		.select({ instellingsnummer: schools.instellingsnummer, enrollment: getTableColumns(enrollments) })
		.from(enrollments)
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.where(or(...isDemoSchool));
	return Map.groupBy(
		rows.map(({ instellingsnummer, enrollment }) => ({ ...enrollment, instellingsnummer })),
		({ instellingsnummer, stamnummer, beginDate }) => rowKey(instellingsnummer, stamnummer, beginDate)
	);
}

/** Of the years in which this pupil began on this day of the year: the year asked for, else the last before it. */
function findStored(
	stored: ReadonlyMap<string, StoredEnrollment[]>,
	row: EnrollmentRow
): StoredEnrollment | undefined {
	const candidates = stored.get(rowKey(row.instellingsnummer, row.stamnummer, row.beginDate)) ?? [];
	return candidates
		.filter(({ beginDate }) => beginDate <= row.beginDate)
		.toSorted((a, b) => (a.beginDate < b.beginDate ? 1 : -1))[0];
}

function mustMove(enrollment: StoredEnrollment, row: EnrollmentRow, isTiedToToday: boolean): boolean {
	if (enrollment.beginDate < row.beginDate) return true;
	return isTiedToToday && enrollment.plannedEndDate < row.plannedEndDate;
}

async function move({ db }: Context, enrollment: StoredEnrollment, row: EnrollmentRow): Promise<void> {
	const { beginDate, plannedEndDate, deregisteredOn } = row;
	await db
		.update(enrollments)
		.set({ beginDate, plannedEndDate, deregisteredOn })
		.where(eq(enrollments.id, enrollment.id));
	const birthDate = row.official?.birthDate;
	if (birthDate) await db.update(pupils).set({ birthDate }).where(eq(pupils.id, enrollment.pupilId));
}

const rowKey = (instellingsnummer: string, stamnummer: string, begin: IsoDay) =>
	`${stamnummerKey(instellingsnummer, stamnummer)}/${begin.slice(5)}`;
