import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type AuthenticatorTransport,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { and, eq, sql } from 'drizzle-orm';
import { isIP } from 'node:net';
import * as v from 'valibot';
import type { Context } from '../context';
import { staffFactors } from '../db';
import { getSettings } from '../env';
import { readFactors, type FactorRow } from './find-staff';
import { keepPending, takePending } from './pending';
import type { StaffSession } from './staff-session';

/** Passkeys belong to a name: on an address of numbers there are none (WebAuthn §5.1.2). */
export function passkeysWork(): boolean {
	const { hostname } = getSettings().origin;
	return isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
}

const relyingParty = () => {
	const { origin } = getSettings();
	return { id: origin.hostname, origin: origin.origin };
};

/** Only its outline: the library looks at the rest. */
const Answer = v.looseObject({
	id: v.string(),
	rawId: v.string(),
	type: v.literal('public-key'),
	response: v.looseObject({})
});

/** The browser's answer, or null when it is none. */
function readAnswer(text: string): v.InferOutput<typeof Answer> | null {
	try {
		const parsed = v.safeParse(Answer, JSON.parse(text));
		return parsed.success ? parsed.output : null;
	} catch {
		return null; // no JSON
	}
}

/** What the browser is to sign with one of the session's passkeys. The challenge is answered once. */
export async function beginPasskey(ctx: Context, session: StaffSession) {
	const factors = await readFactors(ctx, session.staffId);
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
	const { id, origin } = relyingParty();
	const result = await verifyAuthenticationResponse({
		response: answer as unknown as AuthenticationResponseJSON,
		expectedChallenge: pending.challenge,
		expectedOrigin: origin,
		expectedRPID: id,
		// The password was the first factor; a finger or a PIN would be a third.
		requireUserVerification: false,
		credential: {
			id: factor.credentialId,
			publicKey: new Uint8Array(factor.publicKey),
			counter: factor.counter ?? 0,
			transports: asTransports(factor.transports)
		}
	}).catch(() => null); // the library throws for whatever does not fit
	if (!result?.verified) return false;
	const counter = result.authenticationInfo.newCounter;
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
	const { id, origin } = relyingParty();
	const result = await verifyRegistrationResponse({
		response: answer as unknown as RegistrationResponseJSON,
		expectedChallenge: pending.challenge,
		expectedOrigin: origin,
		expectedRPID: id,
		requireUserVerification: false
	}).catch(() => null);
	if (!result?.verified) return null;
	const { credential } = result.registrationInfo;
	return {
		credentialId: credential.id,
		publicKey: credential.publicKey,
		counter: credential.counter,
		transports: credential.transports ?? null
	};
}

const asTransports = (transports: string[] | null) =>
	(transports ?? undefined) as AuthenticatorTransport[] | undefined;
