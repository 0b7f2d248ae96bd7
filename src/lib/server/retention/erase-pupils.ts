import { inArray, or, sql } from 'drizzle-orm';
import { eraseAuditDetail, recordAudits } from '../audit';
import type { Context } from '../context';
import {
	accounts,
	distinctPupils,
	enrollments,
	erasedPupils,
	oneOf,
	pupilMerges,
	pupils,
	selectRows,
	usernames
} from '../db';
import { retireUsernames } from '../erasures';

/** Pupils a transaction: each takes rows of a dozen tables along. */
export const PUPILS_A_STEP = 200;

/** The last day of an enrollment, as far as is known. */
export const LAST_DAY = sql`least(e.planned_end_date, coalesce(e.deregistered_on, e.planned_end_date))`;

/** That the last enrollment of `p`, at any school, ended before `firstKept`. */
const isDue = (firstKept: string) => sql`exists (select 1 from ${enrollments} e where e.pupil_id = p.id)
	and not exists (select 1 from ${enrollments} e where e.pupil_id = p.id and ${LAST_DAY} >= ${firstKept}::date)`;

/**
 * Pupils whose last enrollment, at any school, ended before `firstKept`: all of them, for a night on which a whole cohort is due, since the
 * look at the enrollments of a country is seconds of a core.
 */
export async function findDuePupils({ db }: Context, firstKept: string): Promise<string[]> {
	const due = await selectRows<{ id: string }>(
		db,
		// Whose some enrollment ended by then, in one reading: two looks at the enrollments of each pupil are twenty seconds.
		sql`with ended as materialized (
				select distinct e.pupil_id from ${enrollments} e where ${LAST_DAY} < ${firstKept}::date
			)
			select p.id from ${pupils} p where p.id in (select pupil_id from ended) and ${isDue(firstKept)}`
	);
	return due.map(({ id }) => id);
}

/**
 * Erases those of `found` (`findDuePupils`; at most `PUPILS_A_STEP`) who are still due, in the caller's transaction. Whoever is being
 * enrolled at this very moment is passed over. Returns how many it were.
 */
export async function eraseDuePupils(
	ctx: Context,
	found: readonly string[],
	firstKept: string
): Promise<number> {
	const locked = await selectRows<{ id: string }>(
		ctx.db,
		sql`select p.id from ${pupils} p where ${oneOf(sql`p.id`, found)} for update skip locked`
	);
	// An enrollment that was committed after they were found, or between the look and the lock, is seen by this second statement.
	const due = await selectRows<{ id: string }>(
		ctx.db,
		sql`select p.id from ${pupils} p
			where ${oneOf(
				sql`p.id`,
				locked.map(({ id }) => id)
			)} and ${isDue(firstKept)}`
	);
	await erasePupils(
		ctx,
		due.map(({ id }) => id)
	);
	return due.length;
}

/**
 * Erases pupils with all that hangs on them, in the caller's transaction, which holds their rows locked, and with them whoever was
 * folded into them. What stays: the
 * two numbers that prove it, a hash of each username, and audit rows that say what was done but nothing more about whom.
 * Sessions go too, and with them the applications that were open in them are told (`participations`).
 */
export async function erasePupils(ctx: Context, pupilIds: readonly string[]): Promise<void> {
	if (pupilIds.length === 0) return;
	const { db, now } = ctx;
	const ids = await withMerged(ctx, pupilIds);
	const owned = await db
		.select({ id: accounts.id, pupilId: accounts.pupilId })
		.from(accounts)
		.where(inArray(accounts.pupilId, ids));
	await eraseAccounts(
		ctx,
		owned.map(({ id }) => id)
	);
	// What a merge keeps to be undone holds the names of the pupil that was folded in.
	await db
		.delete(pupilMerges)
		.where(or(inArray(pupilMerges.keptId, ids), inArray(pupilMerges.mergedId, ids)));
	await db
		.delete(distinctPupils)
		.where(or(inArray(distinctPupils.firstId, ids), inArray(distinctPupils.secondId, ids)));
	await db.delete(enrollments).where(inArray(enrollments.pupilId, ids));
	await db.delete(pupils).where(inArray(pupils.id, ids));

	const accountOf = new Map(owned.map(({ id, pupilId }) => [pupilId, id]));
	await db
		.insert(erasedPupils)
		.values(ids.map((pupilId) => ({ pupilId, accountId: accountOf.get(pupilId) ?? null, erasedAt: now })))
		.onConflictDoNothing();
	await recordAudits(
		ctx,
		ids.map((pupilId) => ({
			action: 'pupil.erased' as const,
			accountId: accountOf.get(pupilId),
			detail: { pupil: pupilId }
		}))
	);
}

/**
 * Erases accounts with all that hangs on them, in the caller's transaction: their usernames are never given again, and the audit
 * says nothing more of them.
 */
export async function eraseAccounts(ctx: Context, accountIds: readonly string[]): Promise<void> {
	if (accountIds.length === 0) return;
	const ids = [...accountIds];
	const names = await ctx.db
		.delete(usernames)
		.where(inArray(usernames.accountId, ids))
		.returning({ username: usernames.username });
	await retireUsernames(
		ctx,
		names.map(({ username }) => username)
	);
	await eraseAuditDetail(ctx, ids);
	await ctx.db.delete(accounts).where(inArray(accounts.id, ids));
}

/**
 * These pupils, and those who were folded into one of them and have no enrollment of their own: no rule would ever find such a row,
 * which still has a name and may have an account.
 */
async function withMerged({ db }: Context, pupilIds: readonly string[]): Promise<string[]> {
	const rows = await selectRows<{ id: string }>(
		db,
		sql`with recursive gone (id) as (
				select unnest(${sql.param([...pupilIds])}::uuid[])
				union
				select m.merged_id from ${pupilMerges} m join gone on gone.id = m.kept_id
				where m.undone_at is null
					and not exists (select from ${enrollments} e where e.pupil_id = m.merged_id)
			)
			select p.id from ${pupils} p join gone on gone.id = p.id for update of p`
	);
	return [...new Set([...pupilIds, ...rows.map(({ id }) => id)])];
}
