import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { participations, sessions } from '../db';
import { ring, startLoop, type Loop, type World } from '../jobs';

/** How long an application can go on after our session rested too long. */
const EVERY_MS = 60_000;
/** Sessions a statement. A school that leaves at four rests too long all at once, at five. */
const STEP = 500;

/**
 * Ends sessions that rested too long, or came to their end, while an application still takes part in them: the application
 * is then told (`startTellingApplications`), so that the next child does not find the former one's work (A9). Sessions
 * that no application took part in wait for the nightly sweep: nobody can use them either.
 */
export const startEndingRested = async (
	world: World,
	{ everyMs = EVERY_MS }: { everyMs?: number } = {}
): Promise<Loop> =>
	startLoop({
		queue: 'rested',
		concurrency: 1,
		everyMs,
		tick: async () => {
			while ((await endRestedSessions(world)) === STEP);
		},
		take: async () => null
	});

/** One step of it; returns how many sessions ended. Two servers at once leave each other's alone. */
export async function endRestedSessions({ db, now }: Pick<World, 'db' | 'now'>): Promise<number> {
	const at = sql.param(now(), sessions.lastUsedAt);
	const idleEnd = sql`${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds})`;
	const over = db
		.select({ id: sessions.id })
		.from(sessions)
		.where(
			and(
				or(lt(sessions.expiresAt, now()), sql`${idleEnd} < ${at}`),
				sql`exists (${db
					.select({ one: sql`1` })
					.from(participations)
					.where(eq(participations.sessionId, sessions.id))})`
			)
		)
		.limit(STEP)
		.for('update', { skipLocked: true });
	const gone = await db.delete(sessions).where(inArray(sessions.id, over)).returning({ id: sessions.id });
	if (gone.length > 0) ring('logouts');
	return gone.length;
}
