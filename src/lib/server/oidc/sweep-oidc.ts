import { keepsFor, type RuleName } from '$lib/domain/retention/rules';
import { and, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { applicationErrors, applicationSecrets, oidcPayloads, oidcSigningKeys, participations } from '../db';
import { recordErasure, removeSome, STEP } from '../erasures';
import { defineJob } from '../jobs';

const DAY = 24 * 60 * 60 * 1000;

/** Every night: removes what the provider needs no more. Codes and tokens of a session went with it already. */
export const sweepOidc = defineJob<object, { removed: number }, { removed: number }>('oidc-sweep', {
	daily: { hour: 3 },
	async run(job) {
		const { db, now } = job.context();
		let removed = job.checkpoint?.removed ?? 0;
		for (const [rule, table, where] of over(now))
			for (let count = STEP; count === STEP;) {
				job.signal.throwIfAborted();
				count = await db.transaction(async (tx) => {
					const gone = await removeSome(tx, table, where);
					await recordErasure({ db: tx, now }, { rule, count: gone });
					await job.advance(tx, { done: removed + gone, checkpoint: { removed: removed + gone } });
					return gone;
				});
				removed += count;
			}
		return { removed };
	}
});

function over(now: Date): [RuleName, PgTable, SQL | undefined][] {
	const before = (duration: number) => new Date(now.getTime() - duration);
	return [
		// A minute longer than a statement of an application whose clock is behind could come back.
		['tokens', oidcPayloads, lt(oidcPayloads.expiresAt, before(5 * 60 * 1000))],
		['tokens', applicationSecrets, lt(applicationSecrets.expiresAt, now)],
		[
			'application-errors',
			applicationErrors,
			lt(applicationErrors.at, before(keepsFor('application-errors')))
		],
		['tokens', oidcSigningKeys, lt(oidcSigningKeys.publishedUntil, now)],
		[
			'participations',
			participations,
			and(
				isNull(participations.sessionId),
				or(
					lt(participations.settledAt, before(keepsFor('participations'))),
					lt(participations.openedAt, before(60 * DAY))
				)
			)
		]
	];
}
