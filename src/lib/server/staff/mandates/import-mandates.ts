import { schoolDay } from '$lib/domain/accounts/school-day';
import type { RawRow } from '$lib/domain/roster/row-cells';
import { readMandateRow, type MandateReason, type MandateRefusal } from '$lib/domain/staff/mandate-row';
import { inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { schools } from '../../db';
import { normalizeAddress } from '../../mail';
import { applyMandate, type MandateOutcome } from './apply-mandate';

/** What a file did. Lines are those of the file; no names, so that it may be kept. */
export interface MandateReport {
	granted: number;
	invited: number;
	/** Rights that got another end. */
	moved: number;
	unchanged: number;
	refused: MandateRefusal[];
}

/** Two files at once would each give the same right. */
const LOCK = 0xd1_4ec7;

/**
 * Takes over the weekly file of directors' mandates (F68–F69), in one transaction: who is in it gets the director's and the
 * databeheerder's right with the mandate's end, by itself when they have an account, by a mailed invitation when not. The
 * same file twice does nothing. What a file leaves out is left alone: rights end by their date, or by somebody's hand, and
 * what was ended by hand does not come back with the same mandate. The caller is the operator.
 */
export function importMandates(ctx: Context, rows: readonly RawRow[]): Promise<MandateReport> {
	return inTransaction(ctx, async (ctx) => {
		await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
		const report: MandateReport = { granted: 0, invited: 0, moved: 0, unchanged: 0, refused: [] };
		const readings = rows.map(readMandateRow);
		const read = readings.flatMap((reading) => ('row' in reading ? [reading.row] : []));
		report.refused = readings.flatMap((reading) => ('refusal' in reading ? [reading.refusal] : []));
		const schoolIds = await findSchools(
			ctx,
			read.map(({ instellingsnummer }) => instellingsnummer)
		);
		const seen = new Set<string>();
		for (const row of read) {
			const schoolId = schoolIds.get(row.instellingsnummer);
			const email = normalizeAddress(row.email);
			const key = JSON.stringify([schoolId, email?.toLowerCase(), row.from]);
			const outcome: MandateOutcome | MandateReason =
				schoolId === undefined
					? 'unknown-school'
					: email === null
						? 'bad-email'
						: seen.has(key)
							? 'repeated-row'
							: await applyMandate(ctx, { ...row, email, schoolId, today: schoolDay(ctx.now) });
			seen.add(key);
			if (outcome === 'granted' || outcome === 'invited' || outcome === 'moved' || outcome === 'unchanged')
				report[outcome] += 1;
			else report.refused.push({ line: row.line, reason: outcome });
		}
		report.refused.sort((a, b) => a.line - b.line);
		const { refused, ...counts } = report;
		await recordAudit(ctx, { action: 'mandates.imported', detail: { ...counts, refused: refused.length } });
		return report;
	});
}

async function findSchools({ db }: Context, numbers: readonly string[]): Promise<Map<string, string>> {
	if (numbers.length === 0) return new Map();
	const rows = await db
		.select({ id: schools.id, number: schools.instellingsnummer })
		.from(schools)
		.where(inArray(schools.instellingsnummer, [...new Set(numbers)]));
	return new Map(rows.map(({ id, number }) => [number, id]));
}
