import { schoolDay } from '$lib/domain/accounts/school-day';
import { accountStatus } from '$lib/domain/accounts/status';
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { accounts, builtOnce } from '../db';
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

/** The session of a pupil who proved enough. */
export type SignedIn = {
	outcome: 'signed-in';
	accountId: string;
	bearer: string;
	ownDevice: boolean;
	username: string;
};

/** What was proved is right, but the pupil wants to be asked for the passkey too: nothing is open yet. */
export type PasskeyAwaited = {
	outcome: 'passkey-awaited';
	accountId: string;
	/** The secret that was right: another one ends this. */
	secretChangedAt: Date;
} & Admission;

/** A block that came while something was being proved. */
export type BlockedMeanwhile = { outcome: 'barred'; barrier: 'blocked' };

/**
 * What the door says to who proved enough, as the account stands at this very moment. *Vraag ook mijn passkey* does not count of
 * a basis account, whose passkeys are set aside (D1).
 */
export const doorOf = (proven: boolean) => sql<'signed-in' | 'passkey-awaited' | 'barred'>`case
	when ${accounts.blockedAt} is not null then 'barred'
	when not ${sql.raw(String(proven))} and ${accounts.asksPasskey} and ${accounts.type} = 'gevorderd' then 'passkey-awaited'
	else 'signed-in' end`;

/**
 * Opens the session and writes down that it was opened, in the caller's transaction. The one door of every way in: without
 * a passkey among the methods it stays closed for a pupil who wants the passkey asked, and for one who is blocked, as that stands at
 * this very moment: a block ends the sessions there are, so none may come after it.
 */
export async function admit(
	ctx: Context,
	{ accountId, username, type, credential }: SignInAccount,
	{ methods, ownDevice: asked }: Admission
): Promise<SignedIn | PasskeyAwaited | BlockedMeanwhile> {
	const ownDevice = asked && type === 'gevorderd';
	const proven = methods.includes('passkey');
	const name = proven ? 'account-entered-by-passkey' : 'account-entered';
	const query = builtOnce(ctx.db, name, (db) =>
		db
			.update(accounts)
			.set({
				lastSignInAt: sql`case when ${doorOf(proven)} = 'signed-in' then ${sql.placeholder('now')}::timestamptz
					else ${accounts.lastSignInAt} end`
			})
			.where(eq(accounts.id, sql.placeholder('accountId')))
			.returning({ door: doorOf(proven) })
			.prepare(name)
	);
	const [entered] = await query.execute({ accountId, now: ctx.now.toISOString() });
	if (entered?.door === 'barred') {
		await recordAudit(ctx, { action: 'sign-in.barred', accountId, detail: { barrier: 'blocked' } });
		return { outcome: 'barred', barrier: 'blocked' };
	}
	if (entered?.door !== 'signed-in') {
		await recordAudit(ctx, {
			action: 'sign-in.passkey-awaited',
			accountId,
			detail: { methods: methods.join(' ') }
		});
		return {
			outcome: 'passkey-awaited',
			...{ accountId, methods, ownDevice },
			secretChangedAt: credential.changedAt
		};
	}
	const bearer = await openSession(ctx, { accountId, ownDevice, methods });
	await recordAudit(
		{ ...ctx, actor: { kind: 'pupil', accountId } },
		{ action: 'sign-in.succeeded', accountId, detail: { methods: methods.join(' '), ownDevice } }
	);
	return { outcome: 'signed-in', accountId, bearer, ownDevice, username };
}
