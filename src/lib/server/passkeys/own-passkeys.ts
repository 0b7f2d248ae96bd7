import type { Cookies } from '@sveltejs/kit';
import { and, asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, pupilPasskeys } from '../db';
import { keyedHash } from '../keys';
import { holdSession, type PupilSession } from '../sessions';
import { asTransports, loadWebauthn, readAnswer, relyingParty, verifyNewPasskey } from '../webauthn';
import { askPasskeyNoMore } from './ask-passkey-too';
import { keepChallenge, takeChallenge } from './challenge-cookie';

/** Devices one person has. */
const MOST_PASSKEYS = 10;

/** What the pupil sees of a passkey. */
export interface OwnPasskey {
	id: string;
	/** The kind of device it was made on. */
	device: string;
	createdAt: Date;
	lastUsedAt: Date | null;
}

/** The passkeys of an account, oldest first. */
export function listPasskeys({ db }: Context, accountId: string): Promise<OwnPasskey[]> {
	const { id, device, createdAt, lastUsedAt } = pupilPasskeys;
	return db
		.select({ id, device, createdAt, lastUsedAt })
		.from(pupilPasskeys)
		.where(eq(pupilPasskeys.accountId, accountId))
		.orderBy(asc(createdAt), asc(id));
}

/**
 * What the browser is to make a passkey from: one that it can show without being told a name, behind the device's own lock.
 * For a gevorderd pupil who just gave the password again. Null when there are enough.
 */
export async function beginPasskey(ctx: Context, cookies: Cookies, { account }: PupilSession) {
	const { accountId, username, givenName, familyName } = account;
	const present = await ctx.db.select().from(pupilPasskeys).where(eq(pupilPasskeys.accountId, accountId));
	if (present.length >= MOST_PASSKEYS) return null;
	const { generateRegistrationOptions } = await loadWebauthn();
	const options = await generateRegistrationOptions({
		rpName: 'LeerID',
		rpID: relyingParty().id,
		// Says nothing to who finds it on the device, and never changes: a second passkey there replaces the first.
		userID: new Uint8Array(keyedHash(ctx.keys.pairwise, 'passkey-user', accountId)),
		userName: username,
		userDisplayName: `${givenName} ${familyName}`,
		attestationType: 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		excludeCredentials: present.map(({ credentialId, transports }) => ({
			id: credentialId,
			transports: asTransports(transports)
		}))
	});
	const { challenge } = options;
	keepChallenge(cookies, ctx.keys, { purpose: 'add', subject: accountId, challenge, issuedAt: ctx.now });
	return options;
}

/** Keeps the passkey that the browser made. False when it does not fit what was asked, came too late, or the session has ended. */
export async function addPasskey(
	ctx: Context,
	cookies: Cookies,
	{ session, answer: text }: { session: PupilSession; answer: string }
): Promise<boolean> {
	const { accountId } = session.account;
	const asked = takeChallenge(cookies, ctx.keys, { purpose: 'add', subject: accountId, now: ctx.now });
	const answer = readAnswer(text);
	if (!asked || !answer) return false;
	const { challenge, issuedAt } = asked;
	const made = await verifyNewPasskey(answer, { challenge, requireUserVerification: true });
	if (!made) return false;
	return inTransaction(ctx, async (ctx) => {
		if (!(await holdSession(ctx, session))) return false;
		const kept = await ctx.db
			.insert(pupilPasskeys)
			.values({
				...made,
				transports: made.transports ?? [],
				id: randomUUID(),
				accountId,
				device: ctx.client.device,
				createdAt: ctx.now,
				lastChallengeAt: issuedAt
			})
			.onConflictDoNothing()
			.returning({ id: pupilPasskeys.id });
		if (kept.length > 0) await recordAudit(ctx, { action: 'passkey.added', accountId });
		return kept.length > 0;
	});
}

/**
 * Removes one passkey of the account; one that is not there is no error. 'last' when it is the only one while the passkey is
 * asked at every sign-in: without it its owner would be out.
 */
export function removePasskey(
	ctx: Context,
	{ accountId, passkeyId }: { accountId: string; passkeyId: string }
): Promise<'last' | null> {
	return inTransaction(ctx, async (ctx) => {
		// Of two at once, the second finds one passkey less.
		const [account] = await ctx.db
			.select({ asks: accounts.asksPasskey })
			.from(accounts)
			.where(eq(accounts.id, accountId))
			.for('update');
		const present = await listPasskeys(ctx, accountId);
		if (!present.some(({ id }) => id === passkeyId)) return null;
		if (account?.asks && present.length === 1) return 'last';
		await remove(ctx, accountId, passkeyId);
		return null;
	});
}

/**
 * Removes every passkey of an account, and with them *Vraag ook mijn passkey*: for the school, when a device was lost. Returns how
 * many there were. In the caller's transaction.
 */
export async function removeAllPasskeys(ctx: Context, accountId: string): Promise<number> {
	await askPasskeyNoMore(ctx, accountId);
	const present = await listPasskeys(ctx, accountId);
	for (const { id } of present) await remove(ctx, accountId, id);
	return present.length;
}

async function remove(ctx: Context, accountId: string, passkeyId: string): Promise<void> {
	const gone = await ctx.db
		.delete(pupilPasskeys)
		.where(and(eq(pupilPasskeys.id, passkeyId), eq(pupilPasskeys.accountId, accountId)))
		.returning({ id: pupilPasskeys.id });
	if (gone.length > 0) await recordAudit(ctx, { action: 'passkey.removed', accountId });
}
