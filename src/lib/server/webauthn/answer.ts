import type {
	AuthenticationResponseJSON,
	AuthenticatorTransport,
	RegistrationResponseJSON
} from '@simplewebauthn/server';
import * as v from 'valibot';
import { loadWebauthn } from './load-webauthn';
import { relyingParty } from './relying-party';

/** Only its outline: the library looks at the rest. */
const Answer = v.looseObject({
	id: v.string(),
	rawId: v.string(),
	type: v.literal('public-key'),
	response: v.looseObject({})
});

/** What a browser answered, not yet proved. */
export type PasskeyAnswer = v.InferOutput<typeof Answer>;

/** The browser's answer, or null when it is none. */
export function readAnswer(text: string): PasskeyAnswer | null {
	try {
		const parsed = v.safeParse(Answer, JSON.parse(text));
		return parsed.success ? parsed.output : null;
	} catch {
		return null; // no JSON
	}
}

/** A passkey as it is stored. */
export interface StoredPasskey {
	credentialId: string;
	publicKey: Uint8Array;
	counter: number;
	transports: string[] | null;
}

interface Expected {
	challenge: string;
	/** A finger, a face or the device's own code: needed where a passkey stands for the password too. */
	requireUserVerification: boolean;
}

/**
 * The new count of uses when `answer` is signed by this passkey, for this challenge and for us; null for whatever does not fit.
 * The caller refuses a count that does not grow: the passkey may be a copy. Many always count zero.
 */
export async function verifyAnswer(
	answer: PasskeyAnswer,
	passkey: StoredPasskey,
	{ challenge, requireUserVerification }: Expected
): Promise<{ counter: number } | null> {
	const { id, origin } = relyingParty();
	const { verifyAuthenticationResponse } = await loadWebauthn();
	const result = await verifyAuthenticationResponse({
		response: answer as unknown as AuthenticationResponseJSON,
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: id,
		requireUserVerification,
		credential: {
			id: passkey.credentialId,
			publicKey: new Uint8Array(passkey.publicKey),
			counter: passkey.counter,
			transports: asTransports(passkey.transports)
		}
	}).catch(() => null); // the library throws for whatever does not fit
	return result?.verified ? { counter: result.authenticationInfo.newCounter } : null;
}

/** The new passkey that a browser made, or null when it does not fit the challenge. */
export async function verifyNewPasskey(
	answer: PasskeyAnswer,
	{ challenge, requireUserVerification }: Expected
): Promise<StoredPasskey | null> {
	const { id, origin } = relyingParty();
	const { verifyRegistrationResponse } = await loadWebauthn();
	const result = await verifyRegistrationResponse({
		response: answer as unknown as RegistrationResponseJSON,
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: id,
		requireUserVerification
	}).catch(() => null); // as above
	if (!result?.verified) return null;
	const { credential } = result.registrationInfo;
	return {
		credentialId: credential.id,
		publicKey: credential.publicKey,
		counter: credential.counter,
		transports: credential.transports ?? null
	};
}

export const asTransports = (transports: string[] | null) =>
	(transports ?? undefined) as AuthenticatorTransport[] | undefined;
