import { desc, eq, sql, type SQL } from 'drizzle-orm';
import * as v from 'valibot';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, auditEvents, revocations, selectRows, violatedConstraint, type Database } from '../db';
import { eraseAccounts, erasePupils, PUPILS_A_STEP } from '../retention';

const RESTORED = 'service.restored';
/** Milliseconds. A line of a transaction that was still open when the backup was made is older than the newest, and not in it. */
const OPEN_MS = 3_600_000;
/** Of the audit, among which a play before this one is looked for: commands write a few. */
const LAST_ROWS = 100;

const Line = v.object({
	id: v.number(),
	at: v.pipe(
		v.string(),
		v.isoTimestamp(),
		v.transform((text) => new Date(text))
	),
	kind: v.string(),
	subject: v.pipe(v.string(), v.uuid()),
	mark: v.nullable(v.string())
});
type Entry = v.InferOutput<typeof Line>;

/** Tables whose removed rows the journal names; in no other may a line of a file remove anything. */
const REMOVABLE = new Set([
	'class_memberships',
	'email_addresses',
	'enrollments',
	'pupil_passkeys',
	'pupils',
	'staff_factors',
	'staff_recovery_codes'
]);

/** What each kind does over again. `at` is when it was done first. Doing it twice is no harm. */
const AGAIN: Record<string, (entry: Entry, at: SQL) => SQL> = {
	'card-voided': (
		{ subject },
		at
	) => sql`update cards set voided_at = ${at}, voided_reason = coalesce(voided_reason, 'restored')
		where id = ${subject}::uuid and voided_at is null returning 1 as one`,
	'account-blocked': ({ subject }, at) =>
		sql`update accounts set blocked_at = ${at} where id = ${subject}::uuid and blocked_at is null returning 1 as one`,
	'account-unblocked': ({ subject }) =>
		sql`update accounts set blocked_at = null where id = ${subject}::uuid and blocked_at is not null returning 1 as one`,
	// Only the secret that ended then: one that came after it lives on.
	'secret-ended': ({ subject, mark }, at) => sql`update credentials set expires_at = ${at}
		where account_id = ${subject}::uuid and encode(sha256(convert_to(hash, 'UTF8')), 'hex') = ${mark}
		and (expires_at is null or expires_at > ${at}) returning 1 as one`,
	'staff-secret-ended': ({ subject, mark }) => sql`update staff set password_hash = null, pepper_id = null
		where id = ${subject}::uuid and encode(sha256(convert_to(password_hash, 'UTF8')), 'hex') = ${mark} returning 1 as one`,
	'staff-blocked': ({ subject }, at) =>
		sql`update staff set blocked_at = ${at} where id = ${subject}::uuid and blocked_at is null returning 1 as one`,
	'role-ended': ({ subject }, at) =>
		sql`update staff_roles set revoked_at = ${at} where id = ${subject}::uuid and revoked_at is null returning 1 as one`,
	'consent-stopped': ({ subject }, at) =>
		sql`update class_consents set stopped_at = ${at} where id = ${subject}::uuid and stopped_at is null returning 1 as one`
};

export interface Replay {
	/** Lines that the restored database did not have yet. */
	entries: number;
	/** Of those, how many had something to take away again. */
	done: number;
	/** Of those, how many the database refused: something still hangs on what was removed then. */
	refused: number;
	/** Lines that could not be read: a file that was cut off, or is none of ours. */
	unread: number;
	/** Sessions that were ended: everybody signs in again. */
	sessions: number;
}

/**
 * Takes away again, in a restored database, what the journal says was taken away after the backup was made; and ends every
 * session, token and open link of the time of the backup. In one transaction, before the server opens. `lines` may be more than memory
 * holds: a journal is kept for years, and what the backup knew is let go at once.
 */
export function replayJournal(
	ctx: Context,
	lines: Iterable<string> | AsyncIterable<string>
): Promise<Replay> {
	return inTransaction(ctx, async (ctx) => {
		const from = await firstUnknown(ctx.db);
		const { entries, unread } = await readEntries(ctx.db, lines, from);
		let done = await erasePupilsAgain(ctx, entries);
		let refused = 0;
		for (const entry of entries)
			await ctx.db
				.transaction(async (tx) => void (done += await again({ ...ctx, db: tx }, entry)))
				.catch((error: unknown) => {
					if (violatedConstraint(error) === null) throw error;
					refused++;
				});
		const sessions = await endSessions(ctx.db);
		const replay = { entries: entries.length, done, refused, unread, sessions };
		await recordAudit(ctx, { action: RESTORED, detail: { ...replay, from: from.toISOString() } });
		return replay;
	});
}

/**
 * The instant from which a line may be one that the backup did not know. What was taken away again by a journal played before is as
 * new as that play, so the newest row says nothing then: what that play went by stands in the audit, with the last rows of it, since
 * nobody was let in after it.
 */
async function firstUnknown(db: Database): Promise<Date> {
	const [newest] = await db.select().from(revocations).orderBy(desc(revocations.at)).limit(1);
	const last = await db
		.select({ action: auditEvents.action, detail: auditEvents.detail })
		.from(auditEvents)
		.orderBy(desc(auditEvents.id))
		.limit(LAST_ROWS);
	const before = last.flatMap(({ action, detail }) =>
		action === RESTORED && typeof detail.from === 'string' ? [Date.parse(detail.from)] : []
	);
	return new Date(Math.min(newest ? newest.at.getTime() - OPEN_MS : 0, ...before));
}

/**
 * The lines that happened from then on and that the database does not know; in the order they happened. Their numbers say less than they
 * seem to: after each restore they begin anew at those of its backup. So a line is another when anything in it is, and comes by its
 * instant first; by its number among those of one transaction.
 */
async function readEntries(
	db: Database,
	lines: Iterable<string> | AsyncIterable<string>,
	from: Date
): Promise<{ entries: Entry[]; unread: number }> {
	const known = await db
		.select()
		.from(revocations)
		.where(sql`${revocations.at} >= ${sql.param(from, revocations.at)}`);
	const present = new Set(known.map(whole));
	const entries = new Map<string, Entry>();
	let unread = 0;
	for await (const line of lines) {
		if (line.trim() === '') continue;
		const { success, output: entry } = v.safeParse(Line, parse(line));
		if (!success) {
			unread++;
			continue;
		}
		const key = whole(entry);
		if (entry.at >= from && !present.has(key)) entries.set(key, entry);
	}
	return {
		entries: [...entries.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || a.id - b.id),
		unread
	};
}

/** All that a line says. */
const whole = ({ id, at, kind, subject, mark }: Entry): string =>
	[id, at.getTime(), kind, subject, mark].join(' ');

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}

/**
 * Erases pupils whose rows were removed since, as the night does it: their usernames stay retired, the audit stripped, and the proof stands.
 * Whoever has an account, an enrollment or a folded-in row here that was not removed is passed over: it is another child's since, and each
 * line is then played for itself. Returns how many were erased.
 */
async function erasePupilsAgain(ctx: Context, entries: readonly Entry[]): Promise<number> {
	const removed = (table: string) => {
		const own = entries.filter(({ kind }) => kind === `removed:${table}`).map(({ subject }) => subject);
		return sql`(select unnest(${sql.param(own)}::uuid[]))`;
	};
	const gone = await selectRows<{ id: string }>(
		ctx.db,
		sql`select p.id from pupils p where p.id in ${removed('pupils')}
			and not exists (select from accounts a where a.pupil_id = p.id and a.id not in ${removed('accounts')})
			and not exists (select from enrollments e where e.pupil_id = p.id
				and e.id not in ${removed('enrollments')})
			and not exists (select from pupil_merges m join pupils o on o.id = m.merged_id
				where m.kept_id = p.id and m.undone_at is null and o.id not in ${removed('pupils')})`
	);
	for (let start = 0; start < gone.length; start += PUPILS_A_STEP)
		await erasePupils(
			ctx,
			gone.slice(start, start + PUPILS_A_STEP).map(({ id }) => id)
		);
	return gone.length;
}

async function again(ctx: Context, entry: Entry): Promise<number> {
	const { db } = ctx;
	const [removed, table = ''] = entry.kind.split(':');
	const at = sql.param(entry.at, revocations.at);
	if (entry.kind === 'removed:accounts') {
		const own = await db.$count(accounts, eq(accounts.id, entry.subject));
		await eraseAccounts(ctx, [entry.subject]);
		return own;
	}
	if (removed === 'removed' && REMOVABLE.has(table))
		return (
			await selectRows(
				db,
				sql`delete from ${sql.identifier(table)} where id = ${entry.subject}::uuid returning 1 as one`
			)
		).length;
	const statement = AGAIN[entry.kind];
	return statement ? (await selectRows(db, statement(entry, sql`${at}::timestamptz`))).length : 0;
}

/** What was open when the backup was made was closed or used since, for all we know. */
async function endSessions(db: Database): Promise<number> {
	const pupils = await selectRows(db, sql`delete from sessions returning 1 as one`);
	const staff = await selectRows(db, sql`delete from staff_sessions returning 1 as one`);
	await db.execute(sql`delete from password_resets`);
	await db.execute(sql`delete from staff_invitations`);
	await db.execute(sql`delete from oidc_payloads`);
	return pupils.length + staff.length;
}
