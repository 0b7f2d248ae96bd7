import { and, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import {
	applicationErrors,
	applicationSecrets,
	oidcPayloads,
	oidcSigningKeys,
	participations,
	selectRows
} from '../db';
import { defineJob } from '../jobs';

const DAY = 24 * 60 * 60 * 1000;
const KEEP_ERRORS = 30 * DAY;
const KEEP_PARTICIPATIONS = 7 * DAY;
/** Rows a statement: short enough to let others in between, on the one connection of the embedded database. */
const STEP = 2_000;

/** Every night: removes what the provider needs no more. Codes and tokens of a session went with it already. */
export const sweepOidc = defineJob<object, { removed: number }, { removed: number }>('oidc-sweep', {
	daily: { hour: 3 },
	async run(job) {
		const { db, now } = job.context();
		let removed = job.checkpoint?.removed ?? 0;
		for (const [table, where] of over(now))
			for (let count = STEP; count === STEP;) {
				job.signal.throwIfAborted();
				count = await db.transaction(async (tx) => {
					const gone = await selectRows(
						tx,
						sql`delete from ${table} where ctid = any(array(
							select ctid from ${table} where ${where} limit ${STEP}::int)) returning 1 as one`
					);
					await job.advance(tx, {
						done: removed + gone.length,
						checkpoint: { removed: removed + gone.length }
					});
					return gone.length;
				});
				removed += count;
			}
		return { removed };
	}
});

function over(now: Date): [PgTable, SQL | undefined][] {
	const before = (duration: number) => new Date(now.getTime() - duration);
	return [
		// A minute longer than a statement of an application whose clock is behind could come back.
		[oidcPayloads, lt(oidcPayloads.expiresAt, before(5 * 60 * 1000))],
		[applicationErrors, lt(applicationErrors.at, before(KEEP_ERRORS))],
		[applicationSecrets, lt(applicationSecrets.expiresAt, now)],
		[oidcSigningKeys, lt(oidcSigningKeys.publishedUntil, now)],
		[
			participations,
			and(
				isNull(participations.sessionId),
				or(
					lt(participations.settledAt, before(KEEP_PARTICIPATIONS)),
					lt(participations.openedAt, before(60 * DAY))
				)
			)
		]
	];
}
