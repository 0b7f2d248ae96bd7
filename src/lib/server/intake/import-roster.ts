import type { IsoDay } from '$lib/domain/roster/parse-day';
import {
	readEnrollmentRow,
	readGroupRow,
	readSchoolRow,
	type EnrollmentRow
} from '$lib/domain/roster/roster-row';
import type { RawRow, RowRefusal } from '$lib/domain/roster/row-cells';
import { sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { followLevels } from '../roster';
import { keepFirst, mapRows, readRows } from './read-rows';
import { recognisePupils, type PlacedEnrollment, type RecognisedRow } from './recognise-pupils';
import type { ImportReport, RosterFile, Tally } from './report';
import { storeEnrollments } from './store-enrollments';
import { followNewestEnrollment, storePupils } from './store-pupils';
import { findGroups, findSchools, groupKey, storeGroups, storeSchools } from './store-schools';

/** The rows of up to three files, as `parseRosterCsv` gives them. */
export type RosterRows = Partial<Record<RosterFile, readonly RawRow[]>>;

interface ImportInput {
	rows: RosterRows;
	/** The day it is at school; dates are judged against it. */
	today: IsoDay;
	/** Instellingsnummers (without leading zeros) that the sender may speak for; all of them when absent. */
	schoolScope?: ReadonlySet<string>;
}

/** Two imports at once would each make the child that both bring: one waits for the other. */
const LOCK = 0x1ee41d;

/**
 * Takes rows over into schools, groups, pupils and enrollments, in one transaction: all that is not refused, or
 * nothing. The same rows a second time change nothing. What a file leaves out is left alone: nobody is deregistered
 * by absence. Refused rows are in the report, with the line and column of their file.
 */
export function importRoster(ctx: Context, input: ImportInput): Promise<ImportReport> {
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
		const refused: Record<RosterFile, RowRefusal[]> = {
			schools: [],
			administrativeGroups: [],
			enrollments: []
		};

		const schools = await importSchools(ctx, input, refused.schools);
		const administrativeGroups = await importGroups(ctx, input, refused.administrativeGroups);
		const { remarks, ...written } = await importEnrollments(ctx, input, refused.enrollments);
		await recordAudit(ctx, { action: 'roster.imported', detail: { ...written.enrollments } });

		const files = Object.entries(refused) as [RosterFile, RowRefusal[]][];
		return {
			schools,
			administrativeGroups,
			...written,
			refused: files.flatMap(([file, rows]) =>
				rows.toSorted((a, b) => a.line - b.line).map((refusal) => ({ file, ...refusal }))
			),
			remarks
		};
	});
}

async function importSchools(ctx: Context, input: ImportInput, refused: RowRefusal[]): Promise<Tally> {
	const read = readRows(input.rows.schools ?? [], readSchoolRow, refused);
	const allowed = keepInScope(read, input.schoolScope, refused);
	const rows = keepFirst(allowed, refused, (row) => row.instellingsnummer);
	return storeSchools(ctx, rows);
}

async function importGroups(ctx: Context, input: ImportInput, refused: RowRefusal[]): Promise<Tally> {
	const read = readRows(input.rows.administrativeGroups ?? [], readGroupRow, refused);
	const placed = await placeInSchool(ctx, keepInScope(read, input.schoolScope, refused), refused);
	const rows = keepFirst(placed, refused, ({ schoolId, name }) => groupKey(schoolId, name));
	return storeGroups(ctx, rows);
}

async function importEnrollments(ctx: Context, input: ImportInput, refused: RowRefusal[]) {
	const { rows: raw, today, schoolScope } = input;
	const read = readRows(raw.enrollments ?? [], (row) => readEnrollmentRow(row, today), refused);
	const inSchool = await placeInSchool(ctx, keepInScope(read, schoolScope, refused), refused);
	const placed = await placeInGroup(ctx, inSchool, refused);
	const rows = keepFirst(placed, refused, enrollmentKey);
	const recognised = await recognisePupils(ctx, rows, refused);

	const completed = await storePupils(ctx, recognised);
	const enrollments = await storeEnrollments(ctx, recognised);
	const pupilIds = new Set(recognised.map(({ pupilId }) => pupilId));
	const renamed = await followNewestEnrollment(ctx, [...pupilIds]);
	await followLevels(ctx, today, [...pupilIds]);
	const pupils = tallyPupils(recognised, new Set([...completed, ...renamed]));
	const remarks = recognised.flatMap(({ row }) => row.remark ?? []);
	return { pupils, enrollments, remarks };
}

const enrollmentKey = ({ schoolId, stamnummer, beginDate }: PlacedEnrollment) =>
	`${schoolId}/${stamnummer}/${beginDate}`;

function keepInScope<Row extends { line: number; instellingsnummer: string }>(
	rows: readonly Row[],
	scope: ReadonlySet<string> | undefined,
	refused: RowRefusal[]
): Row[] {
	return mapRows<Row, Row>(rows, refused, (row) =>
		!scope || scope.has(row.instellingsnummer)
			? row
			: { column: 'instellingsnummer', reason: 'outside-scope' }
	);
}

async function placeInSchool<Row extends { line: number; instellingsnummer: string }>(
	ctx: Context,
	rows: readonly Row[],
	refused: RowRefusal[]
): Promise<(Row & { schoolId: string })[]> {
	const numbers = rows.map((row) => row.instellingsnummer);
	const schoolIds = await findSchools(ctx, numbers);
	return mapRows<Row, Row & { schoolId: string }>(rows, refused, (row) => {
		const schoolId = schoolIds.get(row.instellingsnummer);
		return schoolId ? { ...row, schoolId } : { column: 'instellingsnummer', reason: 'unknown-school' };
	});
}

async function placeInGroup(
	ctx: Context,
	rows: readonly (EnrollmentRow & { schoolId: string })[],
	refused: RowRefusal[]
): Promise<PlacedEnrollment[]> {
	const schoolIds = new Set(rows.map((row) => row.schoolId));
	const groupIds = await findGroups(ctx, schoolIds);
	return mapRows<(typeof rows)[number], PlacedEnrollment>(rows, refused, (row) => {
		const administrativeGroupId = groupIds.get(groupKey(row.schoolId, row.administrativeGroup));
		return administrativeGroupId
			? { ...row, administrativeGroupId }
			: { column: 'administratieve_groep', reason: 'unknown-administrative-group' };
	});
}

/** A pupil with two rows counts once; one that is new is not also changed. */
function tallyPupils(rows: readonly RecognisedRow[], changedIds: ReadonlySet<string>): Tally {
	const isNew = new Map(rows.map(({ pupilId, stored }) => [pupilId, stored === null]));
	const made = [...isNew.values()].filter(Boolean).length;
	const changed = [...changedIds].filter((id) => isNew.get(id) === false).length;
	return { new: made, changed, unchanged: isNew.size - made - changed };
}
