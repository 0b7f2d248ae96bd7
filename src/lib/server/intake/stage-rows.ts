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
import {
	binaryBoolean,
	binaryIntegers,
	binaryUuid,
	binaryUuids,
	copyBinaryRow,
	copyLine,
	copyLines,
	importRows,
	importSeen,
	type CopyValue
} from '../db';
import { keyedHash } from '../keys';
import type { SeenLines } from './known-lines';
import { LINES_A_FILE } from './line-places';
import type { CsvRow } from './read-csv';
import type { Recogniser } from './recognise-lines';
import type { RosterFile } from './report';
import { UnreadableFile } from './unreadable-file';

/** Rows held before they are written: a few megabytes, whatever the file. */
const CHUNK = 4_000;
/** The same of lines that were known, which are written as numbers only. */
const SEEN_CHUNK = 20_000;

type Staged = Partial<typeof importRows.$inferInsert>;

export interface StageInput {
	runId: string;
	file: RosterFile;
	/** The day it is at school; dates are judged against it. */
	today: IsoDay;
	/** Instellingsnummers (without leading zeros) that the sender may speak for; all of them when absent. */
	schoolScope?: ReadonlySet<string>;
	/** Added to the number of each line: what the files before it in the delivery have (`line-places.ts`). */
	linesBefore?: number;
	/** What the rows went by: those it knows are not among them. */
	recogniser?: Recogniser;
	/** Told after each chunk that was written. */
	progress?(rows: number): Promise<void>;
}

/**
 * Judges rows one by one, as they come, and writes them to the staging table in chunks, each by itself: who sends slowly
 * holds no transaction. While the database writes one chunk the next is read and judged. National numbers become keyed
 * hashes here and go no further. Lines that were known are only noted (`import_seen`). Says how many rows there were, and how many of them belong to no school one can name.
 */
export async function stageRows(
	ctx: Context,
	input: StageInput,
	chunks: AsyncIterable<Iterable<CsvRow>> | Iterable<Iterable<CsvRow>>
): Promise<{ rows: number; nobodys: number }> {
	let judged: string[] = [];
	let count = 0;
	let nobodys = 0;
	let writing = Promise.resolve();
	const known = input.recogniser?.known;
	const write = async (lines: string[], seen: SeenLines | undefined, upTo: number) => {
		await copyLines(ctx.db, importRows, COLUMNS, lines);
		if (seen && seen.lines.length > 0) await copyBinaryRow(ctx.db, importSeen, seenValues(input, seen));
		await input.progress?.(upTo);
	};
	try {
		for await (const chunk of chunks) {
			for (const row of chunk) {
				if (row.line >= LINES_A_FILE) throw new UnreadableFile({ reason: 'too-many-rows', line: row.line });
				const staged = readRow(ctx, input, row);
				if (input.file === 'enrollments' && !staged.instellingsnummer) nobodys++;
				judged.push(copyLine(valuesOf(input, (input.linesBefore ?? 0) + row.line, staged)));
			}
			if (judged.length < CHUNK && (known?.waiting ?? 0) < SEEN_CHUNK) continue;
			count += judged.length + (known?.waiting ?? 0);
			await writing;
			writing = write(judged, known?.takeSeen(), count);
			writing.catch(() => undefined); // told at the next chunk, or at the end
			judged = [];
		}
		await writing;
		count += judged.length + (known?.waiting ?? 0);
		await write(judged, known?.takeSeen(), count);
		return { rows: count, nobodys };
	} finally {
		// A chunk that is still under way would be written behind the back of who clears up.
		await writing.catch(() => undefined);
	}
}

function readRow(ctx: Context, { file, today, schoolScope, recogniser }: StageInput, row: CsvRow): Staged {
	if (row.cells === null) return { refusal: 'wrong-column-count' };
	const staged = readers[file](ctx, row, today);
	if (!('refusal' in staged) && schoolScope && !schoolScope.has(staged.instellingsnummer ?? ''))
		return refused(row, 'outside-scope', 'instellingsnummer');
	if (row.numberHash && staged.numberHash) staged.numberHash = row.numberHash;
	// What is remarked on a row is counted every time, so it is judged every time; and known lines of a file speak of levels all or none.
	if (row.lineHash && !staged.remark && Boolean(staged.level) === recogniser?.namesLevel)
		staged.lineHash = row.lineHash;
	return staged;
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

/** In the order of `valuesOf`. */
const COLUMNS = [
	...['runId', 'file', 'line', 'instellingsnummer', 'stamnummer', 'givenName', 'familyName', 'name', 'level'],
	...['beginDate', 'plannedEndDate', 'deregisteredOn', 'numberHash', 'officialGivenName'],
	...['officialFamilyName', 'gender', 'birthDate', 'remark', 'refusal', 'refusedColumn', 'lineHash']
];

function valuesOf({ runId, file }: StageInput, line: number, row: Staged): CopyValue[] {
	return [
		...[runId, file, line, row.instellingsnummer ?? null, row.stamnummer ?? null, row.givenName ?? null],
		...[row.familyName ?? null, row.name ?? null, row.level ?? null, row.beginDate ?? null],
		...[row.plannedEndDate ?? null, row.deregisteredOn ?? null, row.numberHash ?? null],
		...[row.officialGivenName ?? null, row.officialFamilyName ?? null, row.gender ?? null],
		...[row.birthDate ?? null, row.remark ?? null, row.refusal ?? null, row.refusedColumn ?? null],
		row.lineHash ?? null
	];
}

const seenValues = ({ runId, recogniser }: StageInput, { lines, enrollmentIds, lineHashes }: SeenLines) => ({
	runId: binaryUuid(runId),
	namesLevel: binaryBoolean(recogniser?.namesLevel ?? false),
	lines: binaryIntegers(lines),
	enrollmentIds: binaryUuids(enrollmentIds),
	lineHashes: binaryUuids(lineHashes)
});
