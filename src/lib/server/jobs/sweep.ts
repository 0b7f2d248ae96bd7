import { and, eq, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import {
	helpRequests,
	jobs,
	mails,
	revocations,
	selectRows,
	sessions,
	staffInvitations,
	staffSessions,
	throttleCounters,
	type Database
} from '../db';
import { defineJob } from './define-job';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** No guessing rule looks back further than a day (docs/guessing.md). */
const KEEP_COUNTERS = 48 * HOUR;
const KEEP_JOBS = 30 * DAY;
/** Long enough for a complaint about a mail that never came; by then it holds neither address nor link. */
const KEEP_MAILS = 30 * DAY;
/** A director may still ask who was invited; the audit keeps it longer. */
const KEEP_INVITATIONS = 30 * DAY;
/** Longer than backups are kept that could be restored; what stands in the file is needed here for a while only. */
const KEEP_COPIED = 35 * DAY;
const KEEP_REVOCATIONS = 400 * DAY;

/** Rows a statement: short enough to let others in between, on the one connection of the embedded database. */
const STEP = 2_000;

/** How many rows went. */
interface Swept {
	sessions: number;
	staffSessions: number;
	staffInvitations: number;
	throttleCounters: number;
	helpRequests: number;
	mails: number;
	jobs: number;
	revocations: number;
}

const NOTHING: Swept = {
	sessions: 0,
	staffSessions: 0,
	staffInvitations: 0,
	throttleCounters: 0,
	helpRequests: 0,
	mails: 0,
	jobs: 0,
	revocations: 0
};

/** Every night: removes what is over and nobody needs any more (SECURITY 14.2.7). Counts go in its result. */
export const sweep = defineJob<{ day: string }, Swept, Swept>('sweep', {
	daily: { hour: 3 },
	async run(job) {
		const swept = { ...NOTHING, ...job.checkpoint };
		const { db, now } = job.context();
		let { done } = job.progress;
		for (const { name, table, where } of over(now))
			for (let removed = STEP; removed === STEP;) {
				job.signal.throwIfAborted();
				removed = await db.transaction(async (tx) => {
					const count = await removeSome(tx, table, where);
					done += count;
					await job.advance(tx, { done, checkpoint: { ...swept, [name]: swept[name] + count } });
					return count;
				});
				swept[name] += removed;
			}
		return swept;
	}
});

function over(now: Date): { name: keyof Swept; table: PgTable; where: SQL | undefined }[] {
	const before = (duration: number) => new Date(now.getTime() - duration);
	const idleEnd = sql`${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds})`;
	return [
		{
			name: 'sessions',
			table: sessions,
			where: or(lt(sessions.expiresAt, now), sql`${idleEnd} < ${sql.param(now, sessions.lastUsedAt)}`)
		},
		{ name: 'staffSessions', table: staffSessions, where: lt(staffSessions.expiresAt, now) },
		{
			name: 'staffInvitations',
			table: staffInvitations,
			where: lt(staffInvitations.expiresAt, before(KEEP_INVITATIONS))
		},
		{
			name: 'throttleCounters',
			table: throttleCounters,
			where: and(
				lt(throttleCounters.updatedAt, before(KEEP_COUNTERS)),
				or(isNull(throttleCounters.blockedUntil), lt(throttleCounters.blockedUntil, now))
			)
		},
		{ name: 'helpRequests', table: helpRequests, where: lt(helpRequests.expiresAt, now) },
		{ name: 'mails', table: mails, where: lt(mails.createdAt, before(KEEP_MAILS)) },
		{ name: 'jobs', table: jobs, where: lt(jobs.finishedAt, before(KEEP_JOBS)) },
		{
			name: 'revocations',
			table: revocations,
			where: or(
				and(eq(revocations.copied, true), lt(revocations.at, before(KEEP_COPIED))),
				lt(revocations.at, before(KEEP_REVOCATIONS))
			)
		}
	];
}

/** By place in the table (`ctid`): not every key is one column. */
async function removeSome(tx: Database, table: PgTable, where: SQL | undefined): Promise<number> {
	const gone = await selectRows(
		tx,
		sql`delete from ${table} where ctid = any(array(
			select ctid from ${table} where ${where} limit ${STEP}::int)) returning 1 as one`
	);
	return gone.length;
}
