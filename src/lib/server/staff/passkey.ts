import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { staffFactors } from '../db';
import {
	asTransports,
	loadWebauthn,
	readAnswer,
	relyingParty,
	verifyAnswer,
	verifyNewPasskey
} from '../webauthn';
import { readFactors, type FactorRow } from './find-staff';
import { keepPending, takePending } from './pending';
import type { StaffSession } from './staff-session';

export { passkeysWork } from '../webauthn';

/** The password was the first factor; a finger or a PIN would be a third. */
const requireUserVerification = false;

/** What the browser is to sign with one of the session's passkeys. The challenge is answered once. */
export async function beginPasskey(ctx: Context, session: StaffSession) {
	const factors = await readFactors(ctx, session.staffId);
	const { generateAuthenticationOptions } = await loadWebauthn();
	const options = await generateAuthenticationOptions({
		rpID: relyingParty().id,
		userVerification: 'preferred',
		allowCredentials: factors.flatMap(({ credentialId, transports }) =>
			credentialId ? [{ id: credentialId, transports: asTransports(transports) }] : []
		)
	});
	await keepPending(ctx, session.bearer, { kind: 'challenge', challenge: options.challenge });
	return options;
}

/**
 * Whether `text` is the answer of one of these passkeys to the session's challenge. A passkey whose count of uses does not
 * grow may be a copy, and is refused; many always count zero.
 */
export async function acceptPasskey(
	ctx: Context,
	session: StaffSession,
	factors: readonly FactorRow[],
	text: string
): Promise<boolean> {
	const pending = await takePending(ctx, session.bearer, 'challenge');
	const answer = readAnswer(text);
	const factor = factors.find(({ credentialId }) => credentialId !== null && credentialId === answer?.id);
	if (!pending || !answer || !factor?.credentialId || !factor.publicKey) return false;
	const passkey = {
		credentialId: factor.credentialId,
		publicKey: factor.publicKey,
		counter: factor.counter ?? 0,
		transports: factor.transports
	};
	const result = await verifyAnswer(answer, passkey, {
		challenge: pending.challenge,
		requireUserVerification
	});
	if (!result) return false;
	const { counter } = result;
	const used = await ctx.db
		.update(staffFactors)
		.set({ counter, lastUsedAt: ctx.now })
		.where(and(eq(staffFactors.id, factor.id), sql`(${staffFactors.counter} < ${counter} or ${counter} = 0)`))
		.returning({ id: staffFactors.id });
	return used.length > 0;
}

/** What the browser is to make a new passkey from. */
export async function beginPasskeyEnrolment(ctx: Context, session: StaffSession) {
	const factors = await readFactors(ctx, session.staffId);
	const { generateRegistrationOptions } = await loadWebauthn();
	const options = await generateRegistrationOptions({
		rpName: 'LeerID Schoolloket',
		rpID: relyingParty().id,
		userID: new TextEncoder().encode(session.staffId),
		userName: session.email,
		userDisplayName: session.name,
		attestationType: 'none',
		authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
		excludeCredentials: factors.flatMap(({ credentialId, transports }) =>
			credentialId ? [{ id: credentialId, transports: asTransports(transports) }] : []
		)
	});
	await keepPending(ctx, session.bearer, { kind: 'challenge', challenge: options.challenge });
	return options;
}

/** The new passkey that the browser made, as columns of a factor; null when it does not fit the challenge. */
export async function readNewPasskey(ctx: Context, session: StaffSession, text: string) {
	const pending = await takePending(ctx, session.bearer, 'challenge');
	const answer = readAnswer(text);
	if (!pending || !answer) return null;
	return verifyNewPasskey(answer, { challenge: pending.challenge, requireUserVerification });
}
