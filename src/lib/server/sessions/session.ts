import type { EnrollmentPeriod } from '$lib/domain/accounts/status';
import { accountStatus } from '$lib/domain/accounts/status';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, eq, ne } from 'drizzle-orm';
import type { Context } from '../context';
import { sessions } from '../db';
import { ring } from '../jobs';
import { TOUCH_INTERVAL } from './limits';
import { luciaFor, newBearer } from './lucia';
import {
	hashBearer,
	sessionRow,
	type BroughtAlong,
	type SessionFacts,
	type SignedInAccount
} from './session-store';

/** A live session. `bearer` is the secret of the cookie: it goes nowhere else. */
export interface PupilSession extends SessionFacts {
	bearer: string;
	/** Names the session in the database, where others hang on it; it opens nothing. */
	key: string;
	account: SignedInAccount;
	/** The value that was asked for besides; absent when nothing was. */
	brought?: unknown;
}

export interface NewSession {
	accountId: string;
	ownDevice: boolean;
	/** OpenID Connect `amr` values: pic, pwd, qr. */
	methods: string[];
}

/** Opens a session and returns its bearer, 200 bits, known to nobody but the caller. */
export async function openSession(ctx: Context, input: NewSession): Promise<string> {
	const { id } = await luciaFor(ctx).createSession(input.accountId, factsOf(ctx, input));
	return id;
}

/** The same for a statement that writes the row together with what made it: nothing is open until that is done. */
export function newSession(ctx: Context, input: NewSession) {
	const bearer = newBearer();
	return { bearer, row: sessionRow(bearer, input.accountId, factsOf(ctx, input)) };
}

const factsOf = (ctx: Context, { ownDevice, methods }: NewSession): SessionFacts => ({
	createdAt: ctx.now,
	lastUsedAt: ctx.now,
	ownDevice,
	methods,
	device: ctx.client.device
});

/**
 * The session behind `bearer`, or null when it ended, rested too long, or its account may no longer be used: a block
 * or the end of the enrollments works from the next request on (SECURITY 7.4.1). So it asks the database each time, once,
 * and what a page needs besides can come along (`brings`).
 */
export async function resumeSession(
	ctx: Context,
	bearer: string,
	brings?: BroughtAlong
): Promise<PupilSession | null> {
	const { session, user } = await luciaFor(ctx, brings).validateSession(bearer);
	if (!session) return null;
	if (!isActive(user, ctx.now)) {
		await endSession(ctx, bearer);
		return null;
	}
	const key = hashBearer(bearer);
	if (ctx.now.getTime() - session.lastUsedAt.getTime() > TOUCH_INTERVAL * 1000) {
		await ctx.db.update(sessions).set({ lastUsedAt: ctx.now }).where(eq(sessions.id, key));
	}
	return { ...session, bearer, key, account: user };
}

/**
 * Ends one session on the server. Ending one that is already gone is no error. What hangs on it (grants and tokens of
 * applications) goes with its row; its applications are told in the background (`server/oidc`).
 */
export async function endSession(ctx: Pick<Context, 'db' | 'now'>, bearer: string): Promise<void> {
	await luciaFor(ctx).invalidateSession(bearer);
	ring('logouts');
}

/** Ends every session of an account: after a new secret, a block, or *Overal afmelden*. */
export async function endAllSessions(ctx: Pick<Context, 'db' | 'now'>, accountId: string): Promise<void> {
	await luciaFor(ctx).invalidateUserSessions(accountId);
	ring('logouts');
}

/**
 * Whether a session goes on, and it then does until the caller's transaction ends: whoever ends it waits. For what gives a pupil
 * another way in, which must not come after the school put whoever asked for it out.
 */
export async function holdSession(
	{ db }: Pick<Context, 'db'>,
	{ key }: Pick<PupilSession, 'key'>
): Promise<boolean> {
	const [live] = await db
		.select({ id: sessions.id })
		.from(sessions)
		.where(eq(sessions.id, key))
		.for('key share');
	return live !== undefined;
}

/** Ends every session of the pupil but this one. What hangs on them goes as in `endSession`. */
export async function endOtherSessions(
	{ db }: Pick<Context, 'db'>,
	{ key, account: { accountId } }: PupilSession
): Promise<void> {
	await db.delete(sessions).where(and(eq(sessions.accountId, accountId), ne(sessions.id, key)));
	ring('logouts');
}

/** Ends one other session of the same pupil, by its key. False when it is none, or over already. */
export async function endOtherSession(
	{ db }: Pick<Context, 'db'>,
	{ key, account: { accountId } }: PupilSession,
	otherKey: string
): Promise<boolean> {
	const gone = await db
		.delete(sessions)
		.where(and(eq(sessions.accountId, accountId), eq(sessions.id, otherKey), ne(sessions.id, key)))
		.returning({ id: sessions.id });
	ring('logouts');
	return gone.length > 0;
}

function isActive(account: { blocked: boolean; enrollments: EnrollmentPeriod[] }, now: Date): boolean {
	return accountStatus(account, schoolDay(now)) === 'active';
}
