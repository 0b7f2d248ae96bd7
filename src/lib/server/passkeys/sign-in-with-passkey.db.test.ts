import { CookieJar } from '$tests/cookie-jar';
import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { and, eq } from 'drizzle-orm';
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { issueNewSecrets, replacePassword } from '../accounts';
import type { Context } from '../context';
import { hashSecret } from '../credentials';
import { auditEvents, pupilPasskeys, sessions } from '../db';
import { resumeSession } from '../sessions';
import { signInOnDevice } from '../sign-in';
import { relyingParty } from '../webauthn';
import { askPasskey, signInWithPasskey } from '.';

const database = useTestDatabase();
const TEMPORARY = 'pgusJ7Zn';

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

/** WebAuthn §6.1: somebody was there, and the device knew who. */
const PRESENT_AND_VERIFIED = 0x05;

/** A device with one passkey of the account, and what it answers to a challenge (WebAuthn §6.3.3, ES256). */
async function makeDevice(accountId: string) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const credentialId = randomBytes(16).toString('base64url');
	await database.db.insert(pupilPasskeys).values({
		...{ id: randomUUID(), accountId, device: 'Chrome · Android', credentialId, transports: [] },
		publicKey: coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
		...{ counter: 0, createdAt: ctx.now, lastChallengeAt: later(ctx, -60).now }
	});
	return (challenge: string): string => {
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

/** Signs in with what the device answers; each time in a fresh browser. */
async function signInWith(device: (challenge: string) => string, at: Context) {
	const jar = new CookieJar();
	const { challenge } = await askPasskey(at, jar);
	return signInWithPasskey(at, jar, device(challenge));
}

/** *genereer nieuw wachtwoord* at the school. */
async function giveTemporary(accountId: string, at: Context): Promise<void> {
	const stored = await hashSecret(at.keys, accountId, TEMPORARY);
	const given = { accountId, schoolId: randomUUID(), kind: 'temporary' as const, mustReplace: true };
	await issueNewSecrets(at, [{ ...given, ...stored, expiresAt: null }]);
}

test('a passkey signs its owner in', async () => {
	const { accountId } = await makeAccount(ctx);
	const device = await makeDevice(accountId);
	expect(await signInWith(device, ctx)).toMatchObject({ outcome: 'signed-in', accountId });
});

test('who added a passkey with a stolen password is out once the school gives another, until it is replaced', async () => {
	const { accountId, username } = await makeAccount(ctx);
	const device = await makeDevice(accountId);
	await giveTemporary(accountId, later(ctx, 1));

	expect(await signInWith(device, later(ctx, 2))).toEqual({ outcome: 'refused' });
	expect(await database.db.$count(sessions)).toBe(0);
	const failed = and(eq(auditEvents.action, 'sign-in.failed'), eq(auditEvents.accountId, accountId));
	expect(await database.db.$count(auditEvents, failed)).toBe(1);

	const result = await signInOnDevice(later(ctx, 3), new CookieJar(), {
		name: { kind: 'username', username },
		...{ secret: { kind: 'text', text: TEMPORARY }, ownDevice: false }
	});
	if (result.outcome !== 'signed-in') throw new Error(result.outcome);
	const session = (await resumeSession(later(ctx, 4), result.bearer))!;
	expect(await replacePassword(later(ctx, 5), session, 'kastanje-fietsbel-93')).toHaveProperty('bearer');
	expect(await signInWith(device, later(ctx, 6))).toMatchObject({ outcome: 'signed-in' });
});
