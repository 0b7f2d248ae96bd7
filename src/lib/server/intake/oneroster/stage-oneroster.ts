import { and, asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { copyRows, importParts, importRuns, selectRows, type CopyValue } from '../../db';
import { readCsv, requireColumns, type CsvRow } from '../read-csv';
import { stageRows } from '../stage-rows';
import type { Before, DeliveryInput } from '../read-delivery';
import { UnreadableFile } from '../unreadable-file';
import { isOneRosterName, NEEDED, oneRosterFile, ONEROSTER_FILES, REQUIRED } from './columns';
import { toEnrollmentRow, type JoinedEnrollment } from './to-enrollment-row';
import { hashNumber } from './hash-number';

/** Rows put together at a time. */
const PAGE = 4_000;
const COLUMNS = ['runId', 'file', 'line', 'sourcedId', 'cells'];

export interface OneRosterReader {
	/** Whether a file of this name is part of OneRoster. */
	takes(name: string): boolean;
	read(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
	/** Puts the files together, once all are read. Does nothing when there were none. */
	finish(before: Before): Promise<{ nobodys: number }>;
}

/**
 * Stages a OneRoster delivery: its files are kept by row until the last is read, and put together by the database. What
 * comes out goes through the same readers as our own CSV, so the same rules hold. Lines in the report are those of
 * `enrollments.csv`, `orgs.csv` and `classes.csv`.
 */
export function stageOneRoster(ctx: Context, input: DeliveryInput): OneRosterReader {
	const { runId } = input;
	const seen = new Set<string>();
	return {
		takes: isOneRosterName,
		async read(name, bytes) {
			seen.add(name.replace(/\.csv$/i, ''));
			try {
				if (name === 'manifest.csv') await readManifest(ctx, runId, bytes);
				else await keepParts(ctx, runId, name, bytes);
			} catch (error) {
				if (error instanceof UnreadableFile) throw new UnreadableFile({ ...error.refusal, file: name });
				throw error;
			}
		},
		async finish(before) {
			if (seen.size === 0) return { nobodys: 0 };
			const missing = ['manifest', ...NEEDED].find((file) => !seen.has(file));
			if (missing) throw new UnreadableFile({ reason: 'missing-file', file: `${missing}.csv` });
			await stageRows(ctx, { ...input, file: 'schools', linesBefore: before.lines }, schoolRows(ctx, runId));
			const { rows, nobodys } = await stageRows(
				ctx,
				{
					...{ ...input, file: 'enrollments', linesBefore: before.lines },
					progress: (count) => input.progress(before.rows + count)
				},
				enrollmentRows(ctx, runId)
			);
			await ctx.db.delete(importParts).where(eq(importParts.runId, runId));
			return { nobodys: rows === 0 ? 1 : nobodys };
		}
	};
}

/** `delta` for the enrollments means that only its rows are told: nobody is deregistered for being absent. */
async function readManifest(ctx: Context, runId: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
	const { header, chunks } = await readCsv(bytes);
	requireColumns(header, ['propertyname', 'value']);
	for await (const chunk of chunks)
		for (const { cells } of chunk) {
			if (cells?.propertyname === 'file.enrollments' && cells.value === 'delta')
				await ctx.db.update(importRuns).set({ kind: 'changes' }).where(eq(importRuns.id, runId));
			if (cells?.propertyname === 'oneroster.version' && !/^1\.[12]$/.test(cells.value ?? ''))
				throw new UnreadableFile({ reason: 'not-oneroster' });
		}
}

async function keepParts(
	ctx: Context,
	runId: string,
	name: string,
	bytes: AsyncIterable<Uint8Array>
): Promise<void> {
	const file = oneRosterFile(name);
	if (!file) return;
	const { header, chunks } = await readCsv(bytes);
	requireColumns(header, REQUIRED[file]);
	let parts: CopyValue[][] = [];
	for await (const chunk of chunks) {
		for (const { line, cells } of chunk) {
			if (!cells) throw new UnreadableFile({ reason: 'not-oneroster', line });
			const kept: Record<string, string> = {};
			for (const column of ONEROSTER_FILES[file]) {
				const value = cells[column.toLowerCase()];
				if (value) kept[column] = column === 'userIds' ? hashNumber(ctx, value) : value;
			}
			parts.push([runId, file, line, cells.sourcedid ?? '', JSON.stringify(kept)]);
		}
		if (parts.length < PAGE) continue;
		await copyRows(ctx.db, importParts, COLUMNS, parts);
		parts = [];
	}
	await copyRows(ctx.db, importParts, COLUMNS, parts);
}

async function* schoolRows({ db }: Context, runId: string): AsyncGenerator<CsvRow[]> {
	const orgs = await db
		.select()
		.from(importParts)
		.where(and(eq(importParts.runId, runId), eq(importParts.file, 'orgs')))
		.orderBy(asc(importParts.line));
	yield orgs
		.filter(({ cells }) => (cells.type ?? 'school') === 'school')
		.map(({ line, cells }) => ({
			line,
			cells: { instellingsnummer: cells.identifier ?? '', naam: cells.name ?? '' }
		}));
}

/** Page by page, in the order of the file. */
async function* enrollmentRows(ctx: Context, runId: string): AsyncGenerator<CsvRow[]> {
	for (let last = 0; ;) {
		const page = await selectRows<JoinedEnrollment & Record<string, unknown>>(
			ctx.db,
			sql`select e.line, e.cells as enrollment, u.cells as "user", c.cells as class, o.cells as school,
					d.cells as demographics, t.cells as term
				from (
					select line, cells from import_parts
					where run_id = ${runId}::uuid and file = 'enrollments' and line > ${last}::int
						and cells->>'role' = 'student'
					order by line limit ${PAGE}::int
				) e
				left join import_parts u on u.run_id = ${runId}::uuid and u.file = 'users'
					and u.sourced_id = e.cells->>'userSourcedId'
				left join import_parts c on c.run_id = ${runId}::uuid and c.file = 'classes'
					and c.sourced_id = e.cells->>'classSourcedId'
				left join import_parts o on o.run_id = ${runId}::uuid and o.file = 'orgs'
					and o.sourced_id = coalesce(e.cells->>'schoolSourcedId', c.cells->>'schoolSourcedId')
				left join import_parts d on d.run_id = ${runId}::uuid and d.file = 'demographics'
					and d.sourced_id = e.cells->>'userSourcedId'
				left join import_parts t on t.run_id = ${runId}::uuid and t.file = 'academicSessions'
					and t.sourced_id = split_part(c.cells->>'termSourcedIds', ',', 1)
				order by e.line`
		);
		const rows: CsvRow[] = [];
		for (const row of page) {
			if (row.line === last) continue; // a sourcedId that stands twice: the first counts
			last = row.line;
			rows.push({ line: last, ...toEnrollmentRow(row) });
		}
		yield rows;
		if (page.length < PAGE) return;
	}
}
