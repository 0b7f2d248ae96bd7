import { CookieJar } from '$tests/cookie-jar';
import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext } from '$tests/factories';
import { makePasskeyDevice } from '$tests/passkey-device';
import { and, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { issueNewSecrets, replacePassword } from '../accounts';
import type { Context } from '../context';
import { hashSecret } from '../credentials';
import { auditEvents, sessions } from '../db';
import { resumeSession } from '../sessions';
import { signInOnDevice } from '../sign-in';
import { askPasskey, signInWithPasskey } from '.';

const database = useTestDatabase();
const TEMPORARY = 'pgusJ7Zn';

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

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
	const device = await makePasskeyDevice(ctx, accountId);
	expect(await signInWith(device, ctx)).toMatchObject({ outcome: 'signed-in', accountId });
});

test('who added a passkey with a stolen password is out once the school gives another, until it is replaced', async () => {
	const { accountId, username } = await makeAccount(ctx);
	const device = await makePasskeyDevice(ctx, accountId);
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
