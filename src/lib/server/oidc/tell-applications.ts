import { LOGOUT_ATTEMPTS, logoutPause } from '$lib/domain/applications/logout-retry';
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { applications, databaseNow, participations, secondsFromNow } from '../db';
import { backgroundContext, startLoop, type Loop, type World } from '../jobs';
import { sendLogoutToken } from './link-sessions';
import { getProvider } from './provider';
import { withRequestScope } from './request-scope';

/** Applications told at once: one that does not answer holds up one of these, for the 2.5 seconds it gets. */
const CONCURRENCY = 10;
const EVERY_MS = 5_000;
/** Longer than one attempt takes; who dies meanwhile leaves it to another. */
const LEASE_SECONDS = 30;

type Due = typeof participations.$inferSelect;

/**
 * Tells applications that a pupil signed out (OpenID Connect Back-Channel Logout 1.0), for as long as it takes and beside
 * any other server that does the same. What is due follows from the tables alone: a session that is gone.
 */
export async function startTellingApplications(
	world: World,
	{ everyMs = EVERY_MS }: { everyMs?: number } = {}
): Promise<Loop> {
	return startLoop({
		queue: 'logouts',
		concurrency: CONCURRENCY,
		everyMs,
		async take() {
			const due = await claim(world);
			return due && (() => tell(world, due));
		}
	});
}

async function claim({ db }: World): Promise<Due | null> {
	const next = db
		.select({ id: participations.id })
		.from(participations)
		.where(
			and(
				eq(participations.state, 'open'),
				isNull(participations.sessionId),
				lte(participations.nextAttemptAt, databaseNow)
			)
		)
		.orderBy(asc(participations.nextAttemptAt))
		.limit(1)
		.for('update', { skipLocked: true });
	const [row] = await db
		.update(participations)
		.set({
			attempts: sql`${participations.attempts} + 1`,
			nextAttemptAt: secondsFromNow(LEASE_SECONDS)
		})
		.where(sql`${participations.id} = (${next})`)
		.returning();
	return row ?? null;
}

async function tell(world: World, due: Due): Promise<void> {
	const [application] = await world.db
		.select({ clientId: applications.clientId, uri: applications.backchannelLogoutUri })
		.from(applications)
		.where(eq(applications.id, due.applicationId));
	if (!application?.uri) return settle(world, due, { state: 'no-address' });
	const failure = await call(world, application.clientId, due);
	if (failure === null) return settle(world, due, { state: 'told' });
	if (due.attempts >= LOGOUT_ATTEMPTS) return settle(world, due, { state: 'given-up', lastError: failure });
	await world.db
		.update(participations)
		.set({ nextAttemptAt: secondsFromNow(logoutPause(due.attempts)), lastError: failure })
		.where(eq(participations.id, due.id));
}

/** Sends one logout token. Returns why it did not arrive, as a code; null when it did. */
async function call(world: World, clientId: string, { accountId, sid }: Due): Promise<string | null> {
	const provider = await getProvider();
	const ctx = backgroundContext(world, 'logout');
	return withRequestScope({ ctx, session: null }, async () => {
		const client = await provider.Client.find(clientId);
		if (!client) return 'not-active';
		try {
			await sendLogoutToken(client, accountId, sid);
			return null;
		} catch (error) {
			return codeOf(error);
		}
	});
}

function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	const { status } = (error as { response?: Response }).response ?? {};
	if (status !== undefined) return `status-${status}`;
	if (error.name === 'TimeoutError') return 'timeout';
	const { cause } = error as { cause?: { code?: unknown } };
	return typeof cause?.code === 'string' ? cause.code : error.name;
}

async function settle(
	world: World,
	{ id, applicationId, accountId, attempts }: Due,
	outcome: { state: 'told' | 'no-address' | 'given-up'; lastError?: string }
): Promise<void> {
	const ctx = backgroundContext(world, 'logout');
	await world.db.transaction(async (tx) => {
		await tx
			.update(participations)
			.set({ settledAt: ctx.now, lastError: null, ...outcome })
			.where(and(eq(participations.id, id), isNull(participations.sessionId)));
		if (outcome.state === 'no-address') return;
		await recordAudit(
			{ ...ctx, db: tx },
			{
				action: outcome.state === 'told' ? 'application.signed-out' : 'application.sign-out-failed',
				accountId,
				detail: { applicationId, attempts }
			}
		);
	});
}
