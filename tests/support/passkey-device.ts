import type { Context } from '$lib/server/context';
import { pupilPasskeys } from '$lib/server/db';
import { relyingParty } from '$lib/server/webauthn';
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { later } from './factories';

/** WebAuthn §6.1: somebody was there, and the device knew who. */
const PRESENT_AND_VERIFIED = 0x05;

/** What a device answers to a challenge. */
export type PasskeyDevice = (challenge: string) => string;

/** A device with one passkey of the account, made a minute ago, and what it answers to a challenge (WebAuthn §6.3.3, ES256). */
export async function makePasskeyDevice(ctx: Context, accountId: string): Promise<PasskeyDevice> {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const credentialId = randomBytes(16).toString('base64url');
	await ctx.db.insert(pupilPasskeys).values({
		...{ id: randomUUID(), accountId, device: 'Chrome op Android', credentialId, transports: [] },
		publicKey: coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
		...{ counter: 0, createdAt: ctx.now, lastChallengeAt: later(ctx, -60).now }
	});
	return (challenge) => {
		const { id, origin } = relyingParty();
		const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin }));
		const authenticatorData = Buffer.concat([
			sha256(Buffer.from(id)),
			Buffer.from([PRESENT_AND_VERIFIED, 0, 0, 0, 0])
		]);
		const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
		const response = {
			clientDataJSON: clientData.toString('base64url'),
			authenticatorData: authenticatorData.toString('base64url'),
			signature: sign('sha256', signed, privateKey).toString('base64url')
		};
		const about = { id: credentialId, rawId: credentialId, type: 'public-key', clientExtensionResults: {} };
		return JSON.stringify({ ...about, response });
	};
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
/** RFC 9052 §7: kind EC2, ES256, P-256, x and y. */
const coseKey = (x: Buffer, y: Buffer) =>
	Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y]);
