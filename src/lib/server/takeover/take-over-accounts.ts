import { schoolDay } from '$lib/domain/accounts/school-day';
import {
	ACCOUNT_COLUMNS,
	readTakenOverAccount,
	refuseClashes,
	type AccountReason,
	type AccountRefusal,
	type TakenOverAccount
} from '$lib/domain/accounts/taken-over-account';
import type { RawRow } from '$lib/domain/roster/row-cells';
import { sql } from 'drizzle-orm';
import { createAccounts, giveUsernames, unusableSecrets } from '../accounts';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { violatedConstraint } from '../db';
import { AppError } from '../errors';
import { parseRosterCsv, type FileRefusal } from '../intake';
import { findKnown, findPupils } from './find-claimed';
import { judgeAccount, type Verdict } from './judge-account';

/** What becomes, or became, of one row of the file. Without names: the line leads back to it. */
export type AccountOutcome =
	| { line: number; outcome: 'taken-over' | 'names-added' | 'known' }
	| { line: number; outcome: 'refused'; column: string | null; reason: AccountReason };

export interface TakeOverReport {
	/** False for a dry run: nothing was changed. */
	done: boolean;
	takenOver: number;
	/** Accounts that were here, and got names they had given up. */
	namesAdded: number;
	known: number;
	refused: number;
	/** By line. */
	rows: AccountOutcome[];
}

/** What is done with a file: only looked at, or taken over. */
export interface TakeOver {
	isDryRun: boolean;
}

/** Two files at once would each not see the other's. */
const LOCK = 0x7a_6e0e;
/** Rows looked up together. */
const CHUNK = 1_000;

/**
 * Takes over the accounts of a system that ran before, in one transaction: each with its LeerID_uuid, its username, the names
 * it gave up, a new card and no secret (until one is issued by class). A row that could be another child's is left out and told;
 * the others stand. The same file twice does nothing. Null when somebody gave one of the names at the same moment: nothing was
 * done, ask again. The caller is the operator.
 */
export async function takeOverAccounts(
	ctx: Context,
	rows: readonly RawRow[],
	{ isDryRun }: TakeOver
): Promise<TakeOverReport | null> {
	const today = schoolDay(ctx.now);
	const readings = rows.map((row) => readTakenOverAccount(row, today));
	const read = readings.flatMap((reading) => ('row' in reading ? [reading.row] : []));
	const refusals = readings.flatMap((reading) => ('refusal' in reading ? [reading.refusal] : []));
	refusals.push(...refuseClashes(read));
	// Hashing waits its turn, so never inside a transaction.
	const secretOf = await unusableSecrets(ctx);
	try {
		return await inTransaction(ctx, async (ctx) => {
			await ctx.db.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
			const refused = new Set(refusals.map(({ line }) => line));
			const judged = await judgeAll(
				ctx,
				read.filter(({ line }) => !refused.has(line))
			);
			const report = reportOf(refusals, judged, isDryRun);
			if (isDryRun) return report;
			await createAccounts(
				ctx,
				judged.flatMap(({ row, verdict }) =>
					verdict.outcome === 'taken-over'
						? [{ ...row, ...verdict, ...secretOf(row.type), createdAt: createdAt(row, ctx.now) }]
						: []
				)
			);
			await addNames(ctx, judged);
			const { rows: _, ...counts } = report;
			await recordAudit(ctx, { action: 'accounts.taken-over', detail: counts });
			return report;
		});
	} catch (error) {
		if (violatedConstraint(error) || (error instanceof AppError && error.code === 'conflict')) return null;
		throw error;
	}
}

/** `takeOverAccounts` for a CSV file; or why it cannot be read. */
export async function takeOverAccountsFile(
	ctx: Context,
	input: string | AsyncIterable<Uint8Array>,
	how: TakeOver
): Promise<TakeOverReport | { refusal: FileRefusal } | null> {
	const parsed = await parseRosterCsv(input, ACCOUNT_COLUMNS);
	if ('refusal' in parsed) return parsed;
	const report = await takeOverAccounts(ctx, parsed.rows, how);
	if (!report) return null;
	const malformed = parsed.malformed.map((row) => ({ outcome: 'refused' as const, ...row }));
	return {
		...report,
		refused: report.refused + malformed.length,
		rows: [...malformed, ...report.rows].toSorted((a, b) => a.line - b.line)
	};
}

interface Judged {
	row: TakenOverAccount;
	verdict: Verdict;
}

async function judgeAll(ctx: Context, rows: readonly TakenOverAccount[]): Promise<Judged[]> {
	const judged: Judged[] = [];
	for (let start = 0; start < rows.length; start += CHUNK) {
		const chunk = rows.slice(start, start + CHUNK);
		const found = await findPupils(ctx, chunk);
		const known = await findKnown(ctx, chunk, found);
		for (const row of chunk)
			judged.push({ row, verdict: judgeAccount(row, found.get(row.line) ?? 'unknown-pupil', known) });
	}
	return refuseSharedPupils(judged);
}

/** Of several accounts for one pupil, in one file, none stands: nothing says which is right. */
function refuseSharedPupils(judged: readonly Judged[]): Judged[] {
	const made = new Set<string>();
	const shared = new Set<string>();
	for (const { verdict } of judged)
		if (verdict.outcome === 'taken-over') (made.has(verdict.pupilId) ? shared : made).add(verdict.pupilId);
	return judged.map((one) =>
		one.verdict.outcome === 'taken-over' && shared.has(one.verdict.pupilId)
			? { ...one, verdict: { outcome: 'refused', column: 'stamnummer', reason: 'claimed-twice' } }
			: one
	);
}

/** The names that accounts which are here already had given up. */
const addNames = (ctx: Context, judged: readonly Judged[]): Promise<void> =>
	giveUsernames(
		ctx,
		judged.flatMap(({ row: { accountId }, verdict }) =>
			verdict.outcome === 'names-added'
				? verdict.names.map((username) => ({ username, accountId, givenAt: ctx.now }))
				: []
		)
	);

/** Noon, so that it is the same day everywhere in the country. */
const createdAt = ({ createdOn }: TakenOverAccount, now: Date) =>
	createdOn === null ? now : new Date(`${createdOn}T12:00:00Z`);

function reportOf(
	refusals: readonly AccountRefusal[],
	judged: readonly Judged[],
	isDryRun: boolean
): TakeOverReport {
	const rows: AccountOutcome[] = [
		...refusals.map((refusal) => ({ outcome: 'refused' as const, ...refusal })),
		...judged.map(({ row: { line }, verdict }) =>
			verdict.outcome === 'refused' ? { line, ...verdict } : { line, outcome: verdict.outcome }
		)
	];
	const count = (outcome: AccountOutcome['outcome']) => rows.filter((row) => row.outcome === outcome).length;
	return {
		done: !isDryRun,
		takenOver: count('taken-over'),
		namesAdded: count('names-added'),
		known: count('known'),
		refused: count('refused'),
		rows: rows.toSorted((a, b) => a.line - b.line)
	};
}
