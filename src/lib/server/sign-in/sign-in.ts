import { pictureSecret, type PictureChoice } from '$lib/domain/credentials/picture-password';
import { MAX_LENGTH } from '$lib/domain/credentials/password-policy';
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { hashSecret, verifyNothing, verifySecret, type StoredHash } from '../credentials';
import { builtOnce, credentials } from '../db';
import { AppError } from '../errors';
import { keyedHash } from '../keys';
import { mailboxOf, normalizeAddress } from '../mail';
import { admitAtOnce } from './admit-at-once';
import { admit, barrierOf, type Barrier, type PasskeyAwaited, type SignedIn } from './admit';
import { knowsAccount, type Device } from './device-cookie';
import { findAccount, type SignInAccount } from './find-account';
import type { LoginName } from './login-name';
import { readAttempt } from './read-attempt';
import { recordSpray } from './record-spray';
import {
	counterPlaces,
	forgetFailure,
	reserveAttempt,
	withdrawAttempt,
	type Attempt,
	type CounterRow
} from './throttle';

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

export type SignInOutcome =
	| SignedIn
	| PasskeyAwaited
	| { outcome: 'refused' }
	| { outcome: 'barred'; barrier: Barrier }
	/** Guessing is throttled; `until` is when this device may try again. */
	| { outcome: 'wait'; until: Date };

/**
 * Signs a pupil in. Unknown name, wrong secret, wrong kind of secret: all cost the same and answer the same (D10).
 * Throws `AppError('busy')` when more is being hashed than can be waited for; nothing is counted against anybody then.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<SignInOutcome> {
	const { account, counters } = await lookUp(ctx, input);
	const attempt = attemptOf(account, input);
	const permission = await reserveAttempt(ctx, attempt, counters);
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
		if (permission.spray) await recordSpray(ctx, permission.spray, account?.accountId ?? null);
		return { outcome: 'refused' };
	}

	const { expiresAt } = account.credential;
	const tooOld = expiresAt !== null && expiresAt <= ctx.now;
	const barrier = barrierOf(account, ctx.now) ?? (tooOld ? 'expired' : null);
	// Hashing waits its turn, so never inside a transaction.
	const rehashed = verification.outdated ? await rehash(ctx, account, text) : null;
	const admission = { methods: methodsOf(account, input), ownDevice: input.ownDevice };
	if (!barrier && !rehashed) {
		const admitted = await admitAtOnce(ctx, account, { ...admission, attempt });
		if (admitted) return admitted;
		await audit(ctx, 'sign-in.failed', account, input.name);
		return { outcome: 'refused' };
	}
	return inTransaction(ctx, async (ctx) => {
		if (!(await isStillTheSecret(ctx, account))) {
			await audit(ctx, 'sign-in.failed', account, input.name);
			return { outcome: 'refused' };
		}
		await forgetFailure(ctx, attempt);
		if (barrier) {
			await audit(ctx, 'sign-in.barred', account, input.name, { barrier });
			return { outcome: 'barred', barrier };
		}
		// A hash made with older parameters is replaced by one of today.
		if (rehashed)
			await ctx.db.update(credentials).set(rehashed).where(eq(credentials.accountId, account.accountId));
		return admit(ctx, account, admission);
	});
}

/**
 * The account, and what its counters are a moment before the attempt. By username both are read in one statement: the counters of
 * the name as it was given, for a device that is known there and for one that is not; which of them count is known afterwards.
 */
async function lookUp(
	ctx: Context,
	input: SignInInput
): Promise<{ account: SignInAccount | null; counters?: CounterRow[] }> {
	const { name, device, scannedAccountId } = input;
	if (name.kind === 'email') return { account: await findAccount(ctx, name) };
	const stranger: Attempt = { name: name.username, device, knownDevice: false, cardScanned: false };
	const maybe = [
		stranger,
		...(device.accountIds.length > 0 ? [{ ...stranger, knownDevice: true }] : []),
		...(scannedAccountId === null ? [] : [{ ...stranger, cardScanned: true }])
	];
	const { account, counters } = await readAttempt(ctx, name.username, maybe);
	// Counted under the name that the account has today.
	if (account && account.username !== name.username) return { account };
	const charged = new Set(counterPlaces(ctx, attemptOf(account, input)).map(({ key }) => key));
	return {
		account,
		counters: counters.filter(({ key }) => charged.has(Buffer.from(key).toString('hex')))
	};
}

/** `methods` as OpenID Connect knows them; a card that was scanned is one of them. */
function methodsOf({ accountId }: SignInAccount, { secret, scannedAccountId }: SignInInput): string[] {
	const methods = [secret.kind === 'pictures' ? 'pic' : 'pwd'];
	return scannedAccountId === accountId ? [...methods, 'qr'] : methods;
}

/**
 * Whether the secret that was verified is still the one, living as long, and stays it until the transaction ends: a secret
 * replaced or put to death in the meantime ends all sessions, so it must open none afterwards.
 */
async function isStillTheSecret(ctx: Context, { accountId, credential }: SignInAccount): Promise<boolean> {
	const query = builtOnce(ctx.db, 'credential-locked', (db) =>
		db
			.select({ hash: credentials.hash, expiresAt: credentials.expiresAt })
			.from(credentials)
			.where(eq(credentials.accountId, sql.placeholder('accountId')))
			.for('update')
			.prepare('credential-locked')
	);
	const [stored] = await query.execute({ accountId });
	return stored?.hash === credential.hash && stored.expiresAt?.getTime() === credential.expiresAt?.getTime();
}

/** The same secret hashed as of today, or null when too much is being hashed: the next sign-in comes round to it. */
function rehash(ctx: Context, { accountId }: SignInAccount, text: string): Promise<StoredHash | null> {
	return hashSecret(ctx.keys, accountId, text).catch((error: unknown) => {
		if (error instanceof AppError && error.code === 'busy') return null;
		throw error;
	});
}

/**
 * Longer than any secret can be, counted as `refusePassword` counts (after NFKC, which joins at most a handful of units
 * into one): not worth hashing, but answered like the rest.
 */
const tooLong = (text: string) =>
	text.length > 8 * MAX_LENGTH || [...text.normalize('NFKC')].length > MAX_LENGTH;

async function verify(ctx: Context, account: SignInAccount | null, text: string) {
	if (account && !tooLong(text)) {
		return verifySecret(ctx.keys, account.accountId, account.credential, text, ctx.client.address);
	}
	await verifyNothing(ctx.keys, text.slice(0, MAX_LENGTH), ctx.client.address);
	return { matches: false, outdated: false };
}

const secretText = (secret: Secret) => (secret.kind === 'text' ? secret.text : pictureSecret(secret.choice));

function attemptOf(account: SignInAccount | null, { name, device, scannedAccountId }: SignInInput): Attempt {
	return {
		// Two names of one account are guessed at together.
		name: account && name.kind === 'username' ? account.username : nameText(name),
		device,
		knownDevice: account !== null && knowsAccount(device, account.accountId),
		cardScanned: account !== null && scannedAccountId === account.accountId
	};
}

/** One address is one name, however it is written. */
const nameText = (name: LoginName) =>
	name.kind === 'username' ? name.username : mailboxOf(normalizeAddress(name.email) ?? name.email);

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
