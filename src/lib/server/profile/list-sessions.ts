import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { sessions } from '../db';
import { endAllSessions, endOtherSession, type PupilSession } from '../sessions';

/** Where a pupil is signed in, as the pupil sees it: nothing by which a device could be followed. */
export interface OwnSession {
	/** Names it in a form, and opens nothing. */
	key: string;
	/** "Chrome · Android". */
	device: string;
	since: Date;
	/** To the minute. */
	lastUsedAt: Date;
	ownDevice: boolean;
	/** This very browser. */
	current: boolean;
}

/** The pupil's live sessions, the one used last first. */
export async function listSessions({ db, now }: Context, session: PupilSession): Promise<OwnSession[]> {
	const rows = await db
		.select()
		.from(sessions)
		.where(
			and(
				eq(sessions.accountId, session.account.accountId),
				gt(sessions.expiresAt, now),
				sql`${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds}) > ${sql.param(now, sessions.lastUsedAt)}`
			)
		)
		.orderBy(desc(sessions.lastUsedAt), desc(sessions.createdAt));
	return rows.map(({ id, device, createdAt, lastUsedAt, ownDevice }) => ({
		key: id,
		device,
		since: createdAt,
		lastUsedAt,
		ownDevice,
		current: id === session.key
	}));
}

/** *Overal afmelden*: ends every session of the pupil on the server, this one too, and with them what applications hold. */
export function signOutEverywhere(ctx: Context, { account: { accountId } }: PupilSession): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		await endAllSessions(ctx, accountId);
		await recordAudit(ctx, { action: 'sessions.ended', accountId });
	});
}

/** Ends one other session of the pupil, and with it what applications hold. One that is over already is no error. */
export function signOutElsewhere(ctx: Context, session: PupilSession, key: string): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		if (!(await endOtherSession(ctx, session, key))) return;
		await recordAudit(ctx, { action: 'session.ended-elsewhere', accountId: session.account.accountId });
	});
}
