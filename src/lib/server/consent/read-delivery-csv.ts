import { IDENTIFIERS, ROW_FIELDS, type ClassRowRefusal, type RowField } from '$lib/domain/consent/class-row';
import { cleanName } from '$lib/domain/roster/clean-name';
import type { ClassSource, Software } from '$lib/domain/consent/software';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { softwareColumns } from '../db';
import { parseRosterCsv, type FileRefusal } from '../intake';

/** What each of our fields is called in a package's file; a field that the file does not have is left out. */
export type Columns = Partial<Record<RowField, string>>;

/** Before anybody says otherwise a file uses our own words. */
const OWN_WORDS: Columns = Object.fromEntries(ROW_FIELDS.map((field) => [field, field]));

/** The columns of a package's daily file, as the operator mapped them; null when nobody did. */
export async function readColumns({ db }: Pick<Context, 'db'>, software: Software): Promise<Columns | null> {
	const [row] = await db.select().from(softwareColumns).where(eq(softwareColumns.software, software));
	return (row?.columns as Columns | undefined) ?? null;
}

export type ColumnsRefusal = 'no-class' | 'one-identifier' | 'repeated-column' | 'too-long';
const MAX_COLUMN_LENGTH = 100;

/** Keeps the mapping, for every school of the package; all empty: back to our own words. The caller is an operator. */
export async function setColumns(
	ctx: Context,
	{ software, columns }: { software: Software; columns: Columns }
): Promise<ColumnsRefusal | null> {
	const named = ROW_FIELDS.flatMap((field): [RowField, string][] => {
		const name = cleanName(columns[field] ?? '').toLowerCase();
		return name === '' ? [] : [[field, name]];
	});
	const kept: Columns = Object.fromEntries(named);
	if (named.length > 0) {
		if (kept.klas === undefined) return 'no-class';
		if (IDENTIFIERS.filter((identifier) => kept[identifier] !== undefined).length !== 1)
			return 'one-identifier';
		if (new Set(named.map(([, name]) => name)).size < named.length) return 'repeated-column';
		if (named.some(([, name]) => [...name].length > MAX_COLUMN_LENGTH)) return 'too-long';
	}
	await inTransaction(ctx, async (ctx) => {
		if (named.length === 0)
			await ctx.db.delete(softwareColumns).where(eq(softwareColumns.software, software));
		else
			await ctx.db
				.insert(softwareColumns)
				.values({ software, columns: kept, setAt: ctx.now })
				.onConflictDoUpdate({
					target: softwareColumns.software,
					set: { columns: kept, setAt: ctx.now }
				});
		await recordAudit(ctx, { action: 'class-information.columns-set', detail: { software } });
	});
	return null;
}

/** The rows of a daily file, with the lines they stand on; or why nothing of it can be read. */
export async function readDeliveryCsv(
	ctx: Pick<Context, 'db'>,
	software: ClassSource,
	input: string | AsyncIterable<Uint8Array>
): Promise<{ rows: unknown[]; lines: number[]; malformed: ClassRowRefusal[] } | { refusal: FileRefusal }> {
	const mapped = software === 'school' ? null : await readColumns(ctx, software);
	const columns = mapped ?? OWN_WORDS;
	const needed = mapped
		? Object.values(mapped).filter((name) => name !== undefined)
		: software === 'school'
			? ['stamnummer', 'klas']
			: ['klas'];
	const parsed = await parseRosterCsv(input, needed);
	if ('refusal' in parsed) return parsed;
	return {
		rows: parsed.rows.map(({ cells }) =>
			Object.fromEntries(
				Object.entries(columns).flatMap(([field, name]) => {
					const cell = cells[name];
					return cell === undefined ? [] : [[field, cell]];
				})
			)
		),
		lines: parsed.rows.map(({ line }) => line),
		malformed: parsed.malformed.map(({ line }) => ({ line, reason: 'wrong-column-count' as const }))
	};
}
