import type { IsoDay } from '$lib/domain/roster/parse-day';
import {
	readEnrollmentRow,
	readGroupRow,
	readSchoolRow,
	whoIsRefused,
	type EnrollmentRow
} from '$lib/domain/roster/roster-row';
import type { RawRow, RefusalReason } from '$lib/domain/roster/row-cells';
import type { Context } from '../context';
import { copyRows, importRows, type CopyValue } from '../db';
import { keyedHash } from '../keys';
import type { CsvRow } from './read-csv';
import type { RosterFile } from './report';

/** Rows held before they are written: a few megabytes, whatever the file. */
const CHUNK = 4_000;

/** In the order of `valuesOf`. */
const COLUMNS = [
	'runId',
	'file',
	'line',
	'instellingsnummer',
	'stamnummer',
	'givenName',
	'familyName',
	'name',
	'level',
	'beginDate',
	'plannedEndDate',
	'deregisteredOn',
	'numberHash',
	'officialGivenName',
	'officialFamilyName',
	'gender',
	'birthDate',
	'remark',
	'refusal',
	'refusedColumn'
];

type Staged = Partial<typeof importRows.$inferInsert>;

export interface StageInput {
	runId: string;
	file: RosterFile;
	/** The day it is at school; dates are judged against it. */
	today: IsoDay;
	/** Instellingsnummers (without leading zeros) that the sender may speak for; all of them when absent. */
	schoolScope?: ReadonlySet<string>;
	/** Told after each chunk that was written. */
	progress?(rows: number): Promise<void>;
}

/**
 * Judges rows one by one, as they come, and writes them to the staging table in chunks, each by itself: who sends slowly
 * holds no transaction. National numbers become keyed hashes here and go no further. Says how many rows there were, and
 * how many of them belong to no school one can name.
 */
export async function stageRows(
	ctx: Context,
	input: StageInput,
	rows: AsyncIterable<CsvRow> | Iterable<CsvRow>
): Promise<{ rows: number; nobodys: number }> {
	let chunk: CopyValue[][] = [];
	let count = 0;
	let nobodys = 0;
	const write = async () => {
		await copyRows(ctx.db, importRows, COLUMNS, chunk);
		chunk = [];
		await input.progress?.(count);
	};
	for await (const row of rows) {
		const staged = readRow(ctx, input, row);
		if (input.file === 'enrollments' && !staged.instellingsnummer) nobodys++;
		chunk.push(valuesOf(input, row.line, staged));
		count++;
		if (chunk.length === CHUNK) await write();
	}
	await write();
	return { rows: count, nobodys };
}

function readRow(ctx: Context, { file, today, schoolScope }: StageInput, row: CsvRow): Staged {
	if (row.cells === null) return { refusal: 'wrong-column-count' };
	const staged = readers[file](ctx, row, today);
	if (!('refusal' in staged) && schoolScope && !schoolScope.has(staged.instellingsnummer ?? ''))
		return refused(row, 'outside-scope', 'instellingsnummer');
	return row.numberHash && staged.numberHash ? { ...staged, numberHash: row.numberHash } : staged;
}

const readers: Record<RosterFile, (ctx: Context, raw: RawRow, today: IsoDay) => Staged> = {
	schools(_, raw) {
		const reading = readSchoolRow(raw);
		if ('refusal' in reading) return refused(raw, reading.refusal.reason, reading.refusal.column);
		const { instellingsnummer, name } = reading.row;
		return { instellingsnummer, name };
	},
	administrativeGroups(_, raw) {
		const reading = readGroupRow(raw);
		if ('refusal' in reading) return refused(raw, reading.refusal.reason, reading.refusal.column);
		const { instellingsnummer, name, level } = reading.row;
		return { instellingsnummer, name, level };
	},
	enrollments(ctx, raw, today) {
		const reading = readEnrollmentRow(raw, today);
		if ('refusal' in reading) return refused(raw, reading.refusal.reason, reading.refusal.column);
		return enrollmentValues(ctx, reading.row);
	}
};

function enrollmentValues(ctx: Context, row: EnrollmentRow): Staged {
	const { official, administrativeGroup, remark, ...values } = row;
	return {
		...values,
		name: administrativeGroup,
		numberHash: official && keyedHash(ctx.keys.nationalNumber, 'national-number', official.nationalNumber),
		officialGivenName: official?.givenName ?? null,
		officialFamilyName: official?.familyName ?? null,
		gender: official?.gender ?? null,
		birthDate: official?.birthDate ?? null,
		remark: remark?.remark ?? null
	};
}

const refused = (raw: RawRow, refusal: RefusalReason, refusedColumn: string | null): Staged => ({
	...whoIsRefused(raw),
	refusal,
	refusedColumn
});

function valuesOf({ runId, file }: StageInput, line: number, staged: Staged): CopyValue[] {
	const whole: Record<string, unknown> = { ...staged, runId, file, line };
	return COLUMNS.map((column) => (whole[column] ?? null) as CopyValue);
}
