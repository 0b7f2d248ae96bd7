import { schoolDay } from '$lib/domain/accounts/school-day';
import { accountStatus } from '$lib/domain/accounts/status';
import { pictureSecret, type PictureChoice } from '$lib/domain/credentials/picture-password';
import { MAX_LENGTH } from '$lib/domain/credentials/password-policy';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret, verifyNothing, verifySecret, type StoredHash } from '../credentials';
import { accounts, credentials } from '../db';
import { keyedHash } from '../keys';
import { openSession } from '../sessions';
import { knowsAccount, type Device } from './device-cookie';
import { findAccount, type SignInAccount } from './find-account';
import type { LoginName } from './login-name';
import { forgetFailure, reserveAttempt, withdrawAttempt, type Attempt } from './throttle';

export type Secret = { kind: 'text'; text: string } | { kind: 'pictures'; choice: PictureChoice };

export interface SignInInput {
	name: LoginName;
	secret: Secret;
	device: Device;
	/** The account whose card was scanned on this device just now. */
	scannedAccountId: string | null;
	/** *Dit is mijn eigen toestel*; honoured for gevorderd accounts only (D12). */
	ownDevice: boolean;
}

/** Why the right secret did not open the door. Said only to someone who knows the secret (D10). */
export type Barrier = 'blocked' | 'ended' | 'expired';

export type SignInOutcome =
	| { outcome: 'signed-in'; accountId: string; bearer: string; ownDevice: boolean; username: string }
	| { outcome: 'refused' }
	| { outcome: 'barred'; barrier: Barrier }
	/** Guessing is throttled; `until` is when this device may try again. */
	| { outcome: 'wait'; until: Date };

/**
 * Signs a pupil in. Unknown name, wrong secret, wrong kind of secret: all cost the same and answer the same (D10).
 * Throws `AppError('busy')` when more is being hashed than can be waited for; nothing is counted against anybody then.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<SignInOutcome> {
	const account = await findAccount(ctx, input.name);
	const attempt = attemptOf(account, input);
	const permission = await reserveAttempt(ctx, attempt);
	if (!permission.allowed) {
		await audit(ctx, 'sign-in.throttled', account, input.name, { scope: permission.scope });
		return { outcome: 'wait', until: permission.until };
	}

	const text = secretText(input.secret);
	const verification = await verify(ctx, account, text).catch(async (error: unknown) => {
		await withdrawAttempt(ctx, attempt);
		throw error;
	});
	if (!account || !verification.matches) {
		await audit(ctx, 'sign-in.failed', account, input.name);
		return { outcome: 'refused' };
	}

	const barrier = barrierOf(account, ctx.now);
	// Hashing waits its turn, so never inside a transaction.
	const rehashed = verification.outdated ? await hashSecret(ctx.keys, account.accountId, text) : null;
	return inTransaction(ctx, async (ctx) => {
		await forgetFailure(ctx, attempt);
		if (barrier) {
			await audit(ctx, 'sign-in.barred', account, input.name, { barrier });
			return { outcome: 'barred', barrier };
		}
		return admit(ctx, account, input, rehashed);
	});
}

/** Opens the session and writes down that it was opened. `rehashed` replaces a hash made with older parameters. */
async function admit(
	ctx: Context,
	account: SignInAccount,
	{ secret, scannedAccountId, ownDevice: asked }: SignInInput,
	rehashed: StoredHash | null
): Promise<SignInOutcome> {
	const { accountId, username, type } = account;
	const ownDevice = asked && type === 'gevorderd';
	const methods = [secret.kind === 'pictures' ? 'pic' : 'pwd'];
	if (scannedAccountId === accountId) methods.push('qr');

	if (rehashed) await ctx.db.update(credentials).set(rehashed).where(eq(credentials.accountId, accountId));
	await ctx.db.update(accounts).set({ lastSignInAt: ctx.now }).where(eq(accounts.id, accountId));
	const bearer = await openSession(ctx, { accountId, ownDevice, methods });
	await recordAudit(
		{ ...ctx, actor: { kind: 'pupil', accountId } },
		{ action: 'sign-in.succeeded', accountId, detail: { methods: methods.join(' '), ownDevice } }
	);
	return { outcome: 'signed-in', accountId, bearer, ownDevice, username };
}

/** Longer than any secret can be: not worth hashing, but answered like the rest. */
const tooLong = (text: string) => [...text.slice(0, 4 * MAX_LENGTH)].length > MAX_LENGTH;

async function verify(ctx: Context, account: SignInAccount | null, text: string) {
	if (account && !tooLong(text)) {
		return verifySecret(ctx.keys, account.accountId, account.credential, text);
	}
	await verifyNothing(ctx.keys, text.slice(0, MAX_LENGTH));
	return { matches: false, outdated: false };
}

const secretText = (secret: Secret) => (secret.kind === 'text' ? secret.text : pictureSecret(secret.choice));

function attemptOf(account: SignInAccount | null, { name, device, scannedAccountId }: SignInInput): Attempt {
	return {
		name: nameText(name),
		device,
		knownDevice: account !== null && knowsAccount(device, account.accountId),
		cardScanned: account !== null && scannedAccountId === account.accountId
	};
}

const nameText = (name: LoginName) => (name.kind === 'username' ? name.username : name.email.toLowerCase());

function barrierOf(account: SignInAccount, now: Date): Barrier | null {
	const { expiresAt } = account.credential;
	if (account.blocked) return 'blocked';
	if (accountStatus(account, schoolDay(now)) !== 'active') return 'ended';
	return expiresAt !== null && expiresAt <= now ? 'expired' : null;
}

/** An unknown name is written down as a keyed hash only: it is sometimes a password typed in the wrong box. */
function audit(
	ctx: Context,
	action: 'sign-in.failed' | 'sign-in.throttled' | 'sign-in.barred',
	account: SignInAccount | null,
	name: LoginName,
	detail: Record<string, string> = {}
): Promise<void> {
	if (account) return recordAudit(ctx, { action, accountId: account.accountId, detail });
	const hash = keyedHash(ctx.keys.lookup.current, 'unknown-name', nameText(name)).toString('base64url');
	return recordAudit(ctx, { action, detail: { ...detail, name: hash } });
}
