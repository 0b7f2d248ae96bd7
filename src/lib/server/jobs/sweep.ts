import { keepsFor, type RuleName } from '$lib/domain/retention/rules';
import { and, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import {
	helpRequests,
	jobs,
	mails,
	sessions,
	staffInvitations,
	staffSessions,
	throttleCounters
} from '../db';
import { recordErasure, removeSome, STEP } from '../erasures';
import { defineJob } from './define-job';

/** How many rows went. */
interface Swept {
	sessions: number;
	staffSessions: number;
	staffInvitations: number;
	throttleCounters: number;
	helpRequests: number;
	mails: number;
	jobs: number;
}

const NOTHING: Swept = {
	sessions: 0,
	staffSessions: 0,
	staffInvitations: 0,
	throttleCounters: 0,
	helpRequests: 0,
	mails: 0,
	jobs: 0
};

/** Every night: removes what is over and nobody needs any more (SECURITY 14.2.7). Counts go in its result. */
export const sweep = defineJob<{ day: string }, Swept, Swept>('sweep', {
	daily: { hour: 3 },
	async run(job) {
		const swept = job.checkpoint ?? { ...NOTHING };
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
		{ name: 'jobs', rule: 'jobs', table: jobs, where: lt(jobs.finishedAt, before('jobs')) }
	];
}
