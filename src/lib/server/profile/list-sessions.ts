import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { sessions } from '../db';
import { endAllSessions, type PupilSession } from '../sessions';

/** Where a pupil is signed in, as the pupil sees it: nothing by which a device could be followed. */
export interface OwnSession {
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
