import { and, eq, lt, or, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, credentials, pupilPasskeys } from '../db';
import {
	admit,
	barrierOf,
	forgetFailure,
	readSignInAccount,
	reserveAttempt,
	type Admission,
	type Device,
	type SignInAccount,
	type SignInOutcome
} from '../sign-in';
import { verifyAnswer, type PasskeyAnswer } from '../webauthn';
import type { Challenge } from './challenge-cookie';

interface Given {
	/** What this browser was asked to sign; null when nothing, or too long ago. */
	asked: Challenge | null;
	answer: PasskeyAnswer | null;
	device: Device;
	/** With what the owner of the passkey comes in; null when it may not open this account now. */
	admission: (account: SignInAccount) => Admission | null;
}

/**
 * Lets the owner of a passkey in that signed the challenge. A passkey cannot be guessed, so no wait of the account applies;
 * answers that fit nothing count against this device and its address. Unknown, removed, set aside (D1), wrong and not admitted
 * are refused alike.
 */
export async function judgePasskey(
	ctx: Context,
	{ asked, answer, device, admission }: Given
): Promise<SignInOutcome> {
	const name = `passkey ${answer?.id ?? ''}`;
	const attempt = { name, device, knownDevice: false, cardScanned: false };
	const permission = await reserveAttempt(ctx, attempt);
	if (!permission.allowed) return { outcome: 'wait', until: permission.until };

	const passkey = asked && answer ? await find(ctx, answer.id) : null;
	const used = passkey && asked && answer ? await verifyAnswer(answer, passkey, expectedOf(asked)) : null;
	if (!passkey || !asked || !used) {
		const accountId = passkey?.accountId;
		await recordAudit(ctx, { action: 'sign-in.failed', accountId, detail: { methods: 'passkey' } });
		return { outcome: 'refused' };
	}
	return inTransaction(ctx, async (ctx) => {
		// None is taken twice: it must answer a newer question than the last, and count on where it counts at all.
		const [taken] = await ctx.db
			.update(pupilPasskeys)
			.set({ counter: used.counter, lastUsedAt: ctx.now, lastChallengeAt: asked.issuedAt })
			.where(
				and(
					eq(pupilPasskeys.id, passkey.id),
					lt(pupilPasskeys.lastChallengeAt, asked.issuedAt),
					or(lt(pupilPasskeys.counter, used.counter), sql`${used.counter}::bigint = 0`)
				)
			)
			.returning({ accountId: pupilPasskeys.accountId });
		const account = taken && (await lockAccount(ctx, taken.accountId));
		const admitted = account?.type === 'gevorderd' ? admission(account) : null;
		if (!account || !admitted) {
			const { accountId } = passkey;
			await recordAudit(ctx, { action: 'sign-in.failed', accountId, detail: { methods: 'passkey' } });
			return { outcome: 'refused' };
		}
		await forgetFailure(ctx, attempt);
		const barrier = barrierOf(account, ctx.now);
		if (!barrier) return admit(ctx, account, admitted);
		await recordAudit(ctx, { action: 'sign-in.barred', accountId: account.accountId, detail: { barrier } });
		return { outcome: 'barred', barrier };
	});
}

/**
 * The account, whose secret stays what it is until the transaction ends: a secret that the school gives meanwhile ends all
 * sessions, so none may be opened afterwards on what was read before.
 */
async function lockAccount(ctx: Context, accountId: string) {
	await ctx.db.select().from(credentials).where(eq(credentials.accountId, accountId)).for('update');
	return readSignInAccount(ctx, eq(accounts.id, accountId));
}

const expectedOf = ({ challenge }: Challenge) => ({ challenge, requireUserVerification: true });

async function find({ db }: Context, credentialId: string) {
	const [row] = await db.select().from(pupilPasskeys).where(eq(pupilPasskeys.credentialId, credentialId));
	return row ?? null;
}
