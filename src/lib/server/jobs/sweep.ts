import { keepsFor, type RuleName } from '$lib/domain/retention/rules';
import { and, eq, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import {
	helpRequests,
	jobs,
	mails,
	revocations,
	sessions,
	staffInvitations,
	staffSessions,
	throttleCounters
} from '../db';
import { recordErasure, removeSome, STEP } from '../erasures';
import { defineJob } from './define-job';

/** Longer than backups are kept that could be restored; what stands in the file is needed here for a while only. */
const KEEP_COPIED = 35 * 24 * 60 * 60 * 1000;

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
		for (const { name, rule, table, where } of over(now))
			for (let removed = STEP; removed === STEP;) {
				job.signal.throwIfAborted();
				removed = await db.transaction(async (tx) => {
					const count = await removeSome(tx, table, where);
					done += count;
					await recordErasure({ db: tx, now }, { rule, count });
					await job.advance(tx, { done, checkpoint: { ...swept, [name]: swept[name] + count } });
					return count;
				});
				swept[name] += removed;
			}
		return swept;
	}
});

function over(now: Date): { name: keyof Swept; rule: RuleName; table: PgTable; where: SQL | undefined }[] {
	const before = (rule: RuleName) => new Date(now.getTime() - keepsFor(rule));
	const idleEnd = sql`${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds})`;
	return [
		{
			name: 'sessions',
			rule: 'sessions',
			table: sessions,
			where: or(lt(sessions.expiresAt, now), sql`${idleEnd} < ${sql.param(now, sessions.lastUsedAt)}`)
		},
		{
			name: 'staffSessions',
			rule: 'staff-sessions',
			table: staffSessions,
			where: lt(staffSessions.expiresAt, now)
		},
		{
			name: 'staffInvitations',
			rule: 'staff-invitations',
			table: staffInvitations,
			where: lt(staffInvitations.expiresAt, before('staff-invitations'))
		},
		{
			name: 'throttleCounters',
			rule: 'throttle-counters',
			table: throttleCounters,
			where: and(
				lt(throttleCounters.updatedAt, before('throttle-counters')),
				or(isNull(throttleCounters.blockedUntil), lt(throttleCounters.blockedUntil, now))
			)
		},
		{
			name: 'helpRequests',
			rule: 'help-requests',
			table: helpRequests,
			where: lt(helpRequests.expiresAt, now)
		},
		{ name: 'mails', rule: 'mails', table: mails, where: lt(mails.createdAt, before('mails')) },
		{ name: 'jobs', rule: 'jobs', table: jobs, where: lt(jobs.finishedAt, before('jobs')) },
		{
			name: 'revocations',
			rule: 'revocations',
			table: revocations,
			where: or(
				and(eq(revocations.copied, true), lt(revocations.at, new Date(now.getTime() - KEEP_COPIED))),
				lt(revocations.at, before('revocations'))
			)
		}
	];
}
