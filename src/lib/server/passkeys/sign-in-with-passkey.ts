import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { Cookies } from '@sveltejs/kit';
import { and, eq, lt, or, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, credentials, pupilPasskeys } from '../db';
import { countSignIn } from '../metrics';
import {
	admit,
	barrierOf,
	forgetFailure,
	keepOutcome,
	readDevice,
	readSignInAccount,
	reserveAttempt,
	type Device,
	type SignInOutcome
} from '../sign-in';
import { readAnswer, relyingParty, verifyAnswer, type PasskeyAnswer } from '../webauthn';
import { keepChallenge, takeChallenge, type Challenge } from './challenge-cookie';

/** What the browser is to sign, with whichever passkey its owner picks: nobody is named, so nothing is told (D10). */
export async function askPasskey(ctx: Context, cookies: Cookies) {
	const options = await generateAuthenticationOptions({
		rpID: relyingParty().id,
		userVerification: 'required'
	});
	const { challenge } = options;
	keepChallenge(cookies, ctx.keys, { purpose: 'sign-in', subject: '', challenge, issuedAt: ctx.now });
	return options;
}

/**
 * Signs in the owner of the passkey that signed the challenge of this browser. A passkey cannot be guessed, so no wait of the
 * account applies; answers that fit nothing count against this device and its address. Unknown, removed, set aside (D1) and wrong
 * are refused alike; so is every passkey while a secret that the school gave waits to be replaced, since it may be an intruder's.
 */
export async function signInWithPasskey(
	ctx: Context,
	cookies: Cookies,
	text: string
): Promise<SignInOutcome> {
	const device = readDevice(cookies, ctx.keys);
	const asked = takeChallenge(cookies, ctx.keys, { purpose: 'sign-in', subject: '', now: ctx.now });
	const result = await judge(ctx, { asked, answer: readAnswer(text), device });
	countSignIn('passkey', result.outcome);
	await keepOutcome(ctx, cookies, device, result);
	return result;
}

interface Given {
	asked: Challenge | null;
	answer: PasskeyAnswer | null;
	device: Device;
}

async function judge(ctx: Context, { asked, answer, device }: Given): Promise<SignInOutcome> {
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
		if (!account || account.type !== 'gevorderd' || account.credential.mustReplace) {
			const { accountId } = passkey;
			await recordAudit(ctx, { action: 'sign-in.failed', accountId, detail: { methods: 'passkey' } });
			return { outcome: 'refused' };
		}
		await forgetFailure(ctx, attempt);
		const barrier = barrierOf(account, ctx.now);
		if (!barrier) return admit(ctx, account, { methods: ['passkey'], ownDevice: false });
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
