import { schoolDay } from '$lib/domain/accounts/school-day';
import { accountStatus } from '$lib/domain/accounts/status';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { accounts } from '../db';
import { openSession } from '../sessions';
import type { SignInAccount } from './find-account';

/** Why the right secret did not open the door. Said only to someone who knows the secret (D10). */
export type Barrier = 'blocked' | 'ended' | 'expired';

/** What keeps an account out today, whatever it proved; a temporary password that is too old apart. */
export function barrierOf(account: SignInAccount, now: Date): Exclude<Barrier, 'expired'> | null {
	if (account.blocked) return 'blocked';
	return accountStatus(account, schoolDay(now)) === 'active' ? null : 'ended';
}

export interface Admission {
	/** OpenID Connect `amr` values. */
	methods: string[];
	/** *Dit is mijn eigen toestel*; honoured for gevorderd accounts only (D12). */
	ownDevice: boolean;
}

/** Opens the session and writes down that it was opened, in the caller's transaction. */
export async function admit(
	ctx: Context,
	{ accountId, username, type }: SignInAccount,
	{ methods, ownDevice: asked }: Admission
) {
	const ownDevice = asked && type === 'gevorderd';
	await ctx.db.update(accounts).set({ lastSignInAt: ctx.now }).where(eq(accounts.id, accountId));
	const bearer = await openSession(ctx, { accountId, ownDevice, methods });
	await recordAudit(
		{ ...ctx, actor: { kind: 'pupil', accountId } },
		{ action: 'sign-in.succeeded', accountId, detail: { methods: methods.join(' '), ownDevice } }
	);
	return { outcome: 'signed-in' as const, accountId, bearer, ownDevice, username };
}
