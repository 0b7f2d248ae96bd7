import { inert } from '$lib/domain/spreadsheets/inert';
import { nl } from '$lib/i18n/nl';
import { Readable } from 'node:stream';
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Context } from '../context';
import { importOutcomes, importRuns } from '../db';
import { placeOf } from './line-places';

type OutcomeRow = typeof importOutcomes.$inferSelect;

const PAGE = 5_000;
const ORDER = ['refused', 'ended', 'new-pupil', 'new-enrollment', 'changed'] as const;

/**
 * What a run does or did, a line a row, in Dutch, for Excel: a BOM, semicolons, and no cell that a spreadsheet would take for
 * a formula. Without names: lines and stamnummers lead back to the sender's own file. Rows that change nothing are not in it.
 */
export async function* reportCsv(ctx: Context, runId: string): AsyncGenerator<string> {
	const { columns, outcomes, files, reasons } = nl.feed.report;
	const fileOf = await filesOf(ctx, runId);
	yield `\ufeff${columns.map(cell).join(';')}\r\n`;
	for (const outcome of ORDER)
		for await (const rows of pagesOf(ctx, runId, outcome)) {
			yield rows
				.map((row) => {
					const place = row.line === null ? null : placeOf(row.line);
					return [
						files[row.file] + fileOf(place),
						place === null ? '' : String(place.line),
						row.instellingsnummer ?? '',
						row.stamnummer ?? '',
						outcomes[outcome],
						row.refusal ? (reasons[row.refusal] ?? row.refusal) : (row.endsOn ?? ''),
						row.refusedColumn ?? ''
					]
						.map(cell)
						.join(';');
				})
				.map((line) => `${line}\r\n`)
				.join('');
		}
}

/** What tells the files of a ZIP apart; nothing where there is one. */
async function filesOf({ db }: Context, runId: string): Promise<(place: { file: number } | null) => string> {
	const [run] = await db.select({ files: importRuns.files }).from(importRuns).where(eq(importRuns.id, runId));
	const names = run?.files ?? [];
	return (place) => {
		const name = names.length > 1 && place ? names[place.file] : undefined;
		return name ? ` (${name})` : '';
	};
}

/** `reportCsv` as the body of an answer. */
export const reportStream = (ctx: Context, runId: string): ReadableStream<Uint8Array> =>
	Readable.toWeb(Readable.from(reportCsv(ctx, runId), { objectMode: false })) as ReadableStream<Uint8Array>;

/** Page by page, each from where the last one ended: by line, and who is ended by being absent by enrollment. */
async function* pagesOf(
	{ db }: Context,
	runId: string,
	outcome: (typeof ORDER)[number]
): AsyncGenerator<OutcomeRow[]> {
	const ofKind = and(eq(importOutcomes.runId, runId), eq(importOutcomes.outcome, outcome));
	for (const file of ['schools', 'administrativeGroups', 'enrollments'] as const)
		for (let last = -1; ;) {
			const rows = await db
				.select()
				.from(importOutcomes)
				.where(
					and(
						ofKind,
						eq(importOutcomes.file, file),
						isNotNull(importOutcomes.line),
						gt(importOutcomes.line, last)
					)
				)
				.orderBy(asc(importOutcomes.line))
				.limit(PAGE);
			if (rows.length > 0) yield rows;
			if (rows.length < PAGE) break;
			last = rows.at(-1)?.line ?? last;
		}
	for (let last = ''; ;) {
		const rows = await db
			.select()
			.from(importOutcomes)
			.where(
				and(
					ofKind,
					isNull(importOutcomes.line),
					last ? gt(importOutcomes.enrollmentId, last) : isNotNull(importOutcomes.enrollmentId)
				)
			)
			.orderBy(asc(importOutcomes.enrollmentId))
			.limit(PAGE);
		if (rows.length > 0) yield rows;
		if (rows.length < PAGE) return;
		last = rows.at(-1)?.enrollmentId ?? last;
	}
}

/** In quotation marks only where it must be, as a large run has hundreds of thousands of lines; never a formula. */
function cell(text: string): string {
	const safe = inert(text);
	return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
