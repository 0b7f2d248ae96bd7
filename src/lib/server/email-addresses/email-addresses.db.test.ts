import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeAccount, makeContext } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { issueNewSecrets } from '../accounts';
import { inTransaction, type Context } from '../context';
import { accounts, auditEvents, emailAddresses, enrollments, mails, passwordResets } from '../db';
import { openContent } from '../mail/mail-content';
import { findAccount } from '../sign-in/find-account';
import {
	askVerification,
	confirmAddress,
	findVerification,
	hashToken,
	makeToken,
	offerEmail,
	answerOffer,
	isOfferFresh,
	readEmail,
	readVerifiedAddress,
	removeAddress,
	resendVerification,
	tellPasswordChanged
} from '.';

const database = useTestDatabase();
const HOUR = 3600;
const locale = 'nl';

let ctx: Context;
let seen: Set<string>;
beforeEach(() => {
	ctx = makeContext(database.db);
	seen = new Set();
});

const makeOwner = async (givenName = 'Ardalan') => {
	const { accountId, pupilId, username } = await makeAccount(ctx, { givenName });
	return { accountId, pupilId, username, givenName };
};
type Owner = Awaited<ReturnType<typeof makeOwner>>;

/** The mails that were queued since the last look. */
async function newMails() {
	const rows = (await database.db.select().from(mails)).filter(({ id }) => !seen.has(id));
	return rows.map(({ id, template, contentSealed }) => {
		seen.add(id);
		const { to, params } = openContent(ctx.keys, id, contentSealed) as {
			to: string;
			params: { path?: string };
		};
		return { template, to, token: params.path?.split('/').at(-1) ?? '' };
	});
}

async function ask(owner: Owner, address: string, at = ctx): Promise<string> {
	expect(await askVerification(at, { owner, address, locale })).toBeNull();
	const asked = (await newMails()).filter(({ template }) => template === 'verify-address');
	expect(asked).toHaveLength(1);
	return asked[0]!.token;
}

async function verify(owner: Owner, address: string, at = ctx): Promise<void> {
	expect(await confirmAddress(at, { token: await ask(owner, address, at), locale })).toBe(true);
}

const signsIn = async (email: string) =>
	(await findAccount(ctx, { kind: 'email', email }))?.accountId ?? null;

test('an address waits until its link is confirmed, and only then signs in and recovers', async () => {
	const owner = await makeOwner();
	const token = await ask(owner, ' Ardalan+school@Mail.BE ');
	expect(await readEmail(ctx, owner.accountId)).toEqual({
		verified: null,
		waiting: 'Ardalan+school@mail.be'
	});
	expect(await readVerifiedAddress(ctx, owner.accountId)).toBeNull();
	expect(await signsIn('ardalan+school@mail.be')).toBeNull();
	expect(await findVerification(ctx, token)).toEqual({
		givenName: 'Ardalan',
		username: owner.username,
		address: 'Ardalan+school@mail.be'
	});
	expect(await confirmAddress(ctx, { token, locale })).toBe(true);
	expect(await readEmail(ctx, owner.accountId)).toEqual({
		verified: 'Ardalan+school@mail.be',
		waiting: null
	});
	for (const written of ['ardalan+school@mail.be', 'ARDALAN+SCHOOL@MAIL.BE'])
		expect(await signsIn(written)).toBe(owner.accountId);
	expect(await signsIn('ardalan@mail.be')).toBeNull();
});

test.each([
	['zoe@münchen.example', 'zoe@xn--mnchen-3ya.example'],
	[`"zoe daniels"@school.example`, `"zoe daniels"@school.example`],
	["o'brien@school.example", "O'Brien@school.example"]
])('%s signs in as %s too', async (given, other) => {
	const owner = await makeOwner();
	await verify(owner, given);
	expect(await signsIn(other)).toBe(owner.accountId);
});

test.each([
	['', 'missing'],
	['   ', 'missing'],
	['geen adres', 'impossible'],
	['zoe@school.example\r\nBcc: x@evil.example', 'impossible'],
	['zoe@school.example, x@evil.example', 'impossible'],
	['Zoë <zoe@school.example>', 'impossible'],
	[`${'a'.repeat(250)}@school.example`, 'impossible']
])('%j is refused: %s, and nothing is kept or mailed', async (address, refusal) => {
	const owner = await makeOwner();
	expect(await askVerification(ctx, { owner, address, locale })).toEqual({ refusal });
	expect(await database.db.$count(emailAddresses)).toBe(0);
	expect(await database.db.$count(mails)).toBe(0);
});

test('a link works once, for a day, and not with a changed character', async () => {
	const owner = await makeOwner();
	const token = await ask(owner, 'zoe@mail.be');
	const changed = (token[0] === 'A' ? 'B' : 'A') + token.slice(1);
	for (const wrong of [changed, token.slice(1), `${token}A`, '', hashToken(token), "' or 1=1 --"]) {
		expect(await findVerification(ctx, wrong)).toBeNull();
		expect(await confirmAddress(ctx, { token: wrong, locale })).toBe(false);
	}
	expect(await findVerification(later(ctx, 24 * HOUR - 1), token)).not.toBeNull();
	expect(await findVerification(later(ctx, 24 * HOUR), token)).toBeNull();
	expect(await confirmAddress(later(ctx, 24 * HOUR), { token, locale })).toBe(false);
	expect(await confirmAddress(ctx, { token, locale })).toBe(true);
	expect(await confirmAddress(ctx, { token, locale })).toBe(false);
	expect(await database.db.$count(auditEvents, eq(auditEvents.action, 'email.confirmed'))).toBe(1);
});

test('whoever is signed in when the link is opened, the address goes to who asked for it', async () => {
	const owner = await makeOwner();
	const other = await makeOwner('Wout');
	const token = await ask(owner, 'zoe@mail.be');
	const asOther = { ...ctx, actor: { kind: 'pupil' as const, accountId: other.accountId } };
	expect(await confirmAddress(asOther, { token, locale })).toBe(true);
	expect(await readVerifiedAddress(ctx, owner.accountId)).toBe('zoe@mail.be');
	expect(await readVerifiedAddress(ctx, other.accountId)).toBeNull();
});

test('another address, or another mail, ends the link before it', async () => {
	const owner = await makeOwner();
	const first = await ask(owner, 'een@mail.be');
	const second = await ask(owner, 'twee@mail.be');
	expect(await confirmAddress(ctx, { token: first, locale })).toBe(false);
	expect(await resendVerification(ctx, { owner, locale })).toBeNull();
	const [third] = await newMails();
	expect(third!.to).toBe('twee@mail.be');
	expect(await confirmAddress(ctx, { token: second, locale })).toBe(false);
	expect(await confirmAddress(ctx, { token: third!.token, locale })).toBe(true);
});

test('three mails an hour, then the time to wait, whatever the address; nothing changes by it', async () => {
	const owner = await makeOwner();
	const tokens = [
		await ask(owner, 'een@mail.be'),
		await ask(owner, 'twee@mail.be'),
		await ask(owner, 'drie@mail.be')
	];
	const refused = await askVerification(later(ctx, 600), { owner, address: 'vier@mail.be', locale });
	expect(refused).toEqual({ refusal: 'limited', retryAfterSeconds: 3000 });
	expect(await resendVerification(later(ctx, 600), { owner, locale })).toMatchObject({ refusal: 'limited' });
	expect(await readEmail(ctx, owner.accountId)).toEqual({ verified: null, waiting: 'drie@mail.be' });
	expect(await confirmAddress(ctx, { token: tokens[2]!, locale })).toBe(true);
	expect(await askVerification(later(ctx, HOUR + 1), { owner, address: 'vier@mail.be', locale })).toBeNull();
});

test('nobody can have a stranger’s mailbox flooded from several accounts', async () => {
	for (let n = 0; n < 3; n++) await ask(await makeOwner(), 'slachtoffer@mail.be');
	const owner = await makeOwner();
	expect(await askVerification(ctx, { owner, address: 'SLACHTOFFER@mail.be', locale })).toMatchObject({
		refusal: 'limited'
	});
});

test('a verified address serves until the new one is confirmed; then the old one hears of it and links to it end', async () => {
	const owner = await makeOwner();
	await verify(owner, 'oud@mail.be');
	await database.db.insert(passwordResets).values({
		accountId: owner.accountId,
		tokenHash: hashToken(makeToken()),
		credentialChangedAt: ctx.now,
		createdAt: ctx.now,
		expiresAt: later(ctx, HOUR).now
	});
	const token = await ask(owner, 'nieuw@mail.be');
	expect(await readEmail(ctx, owner.accountId)).toEqual({
		verified: 'oud@mail.be',
		waiting: 'nieuw@mail.be'
	});
	expect(await signsIn('oud@mail.be')).toBe(owner.accountId);
	expect(await askVerification(ctx, { owner, address: 'OUD@mail.be', locale })).toEqual({
		refusal: 'unchanged'
	});

	expect(await confirmAddress(ctx, { token, locale })).toBe(true);
	expect(await signsIn('oud@mail.be')).toBeNull();
	expect(await signsIn('nieuw@mail.be')).toBe(owner.accountId);
	expect(await newMails()).toMatchObject([{ template: 'address-changed', to: 'oud@mail.be' }]);
	expect(await database.db.$count(passwordResets)).toBe(0);
});

test('a removed address is gone, and hears of it', async () => {
	const owner = await makeOwner();
	await verify(owner, 'oud@mail.be');
	const token = await ask(owner, 'nieuw@mail.be');
	await removeAddress(ctx, { owner, locale });
	expect(await readEmail(ctx, owner.accountId)).toEqual({ verified: null, waiting: null });
	expect(await confirmAddress(ctx, { token, locale })).toBe(false);
	expect(await newMails()).toMatchObject([{ template: 'address-changed', to: 'oud@mail.be' }]);
	await removeAddress(ctx, { owner, locale });
	expect(await database.db.$count(auditEvents, eq(auditEvents.action, 'email.removed'))).toBe(1);
});

test('an address that siblings share signs nobody in; when one of them leaves it, it signs in the other', async () => {
	const [zoe, wout] = [await makeOwner('Zoë'), await makeOwner('Wout')];
	await verify(zoe, 'thuis@mail.be');
	expect(await signsIn('thuis@mail.be')).toBe(zoe.accountId);
	await verify(wout, 'Thuis@mail.be');
	expect(await signsIn('thuis@mail.be')).toBeNull();
	await removeAddress(ctx, { owner: wout, locale });
	expect(await signsIn('thuis@mail.be')).toBe(zoe.accountId);
});

test('a sister who left school does not share the address any more, and is still told so when she is alone with it', async () => {
	const [zoe, wout] = [await makeOwner('Zoë'), await makeOwner('Wout')];
	for (const owner of [zoe, wout]) await verify(owner, 'thuis@mail.be');
	const set = (owner: Owner, values: Partial<typeof enrollments.$inferInsert>) =>
		database.db.update(enrollments).set(values).where(eq(enrollments.pupilId, owner.pupilId));
	const day = (days: number) => addDays(schoolDay(ctx.now), days);
	await set(zoe, { deregisteredOn: day(1) });
	expect(await signsIn('thuis@mail.be')).toBeNull();
	await set(zoe, { deregisteredOn: day(0) });
	expect(await signsIn('thuis@mail.be')).toBe(wout.accountId);
	await set(zoe, { deregisteredOn: null, plannedEndDate: day(-30) });
	expect(await signsIn('thuis@mail.be')).toBeNull();
	await set(zoe, { plannedEndDate: day(-31) });
	expect(await signsIn('thuis@mail.be')).toBe(wout.accountId);
	await database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, wout.accountId));
	expect(await signsIn('thuis@mail.be')).toBe(wout.accountId);
	await set(wout, { deregisteredOn: day(0) });
	expect(await signsIn('thuis@mail.be')).toBeNull();
	await removeAddress(ctx, { owner: wout, locale });
	expect(await signsIn('thuis@mail.be')).toBe(zoe.accountId);
});

test('a password that the school gives is told to the verified address, in the same transaction and without the password', async () => {
	const owners = [
		await makeOwner('Zoë'),
		await makeOwner('Wout'),
		await makeOwner('An'),
		await makeOwner('Jef')
	];
	const [zoe, wout, an] = owners as [Owner, Owner, Owner];
	await verify(zoe, 'zoe@mail.be');
	await verify(an, 'an@mail.be');
	await ask(wout, 'wout@mail.be'); // never confirmed
	await database.db.update(accounts).set({ type: 'basis' }).where(eq(accounts.id, an.accountId));
	const given = owners.map(({ accountId }) => ({
		...{ accountId, schoolId: crypto.randomUUID(), kind: 'temporary' as const },
		...{ hash: 'x', pepperId: 'test', mustReplace: true, expiresAt: null }
	}));
	const give = (undone: boolean) =>
		inTransaction(ctx, async (ctx) => {
			await issueNewSecrets(ctx, given);
			if (undone) throw new Error('undone');
		});
	await newMails();
	await expect(give(true)).rejects.toThrow('undone');
	expect(await newMails()).toEqual([]);
	await give(false);
	expect(await newMails()).toEqual([{ template: 'password-given', to: 'zoe@mail.be', token: '' }]);
});

test('a pupil who becomes basis keeps the address, which rests until the pupil is gevorderd again (D1)', async () => {
	const owner = await makeOwner();
	await verify(owner, 'zoe@mail.be');
	const setType = (type: 'basis' | 'gevorderd') =>
		database.db.update(accounts).set({ type }).where(eq(accounts.id, owner.accountId));
	await setType('basis');
	expect(await signsIn('zoe@mail.be')).toBeNull();
	expect(await readVerifiedAddress(ctx, owner.accountId)).toBeNull();
	await setType('gevorderd');
	expect(await signsIn('zoe@mail.be')).toBe(owner.accountId);
});

test('addresses made before a new key are still found', async () => {
	const owner = await makeOwner();
	await verify(owner, 'zoe@mail.be');
	const keys = {
		...createTestKeys(),
		lookup: createTestKeySet('lookup', ['newer', 'test']),
		sealing: createTestKeySet('sealing', ['newer', 'test'])
	};
	const rotated = { ...ctx, keys };
	expect((await findAccount(rotated, { kind: 'email', email: 'zoe@mail.be' }))?.accountId).toBe(
		owner.accountId
	);
	expect(await readVerifiedAddress(rotated, owner.accountId)).toBe('zoe@mail.be');
});

test('no table holds an address or a token that could be read', async () => {
	const owner = await makeOwner();
	const token = await ask(owner, 'zeppelin@mail.be');
	await confirmAddress(ctx, { token, locale });
	await ask(owner, 'kwartje@mail.be');
	expect(textsIn(await dumpDatabase(database.db), ['zeppelin', 'kwartje@mail.be', token])).toEqual([]);
});

test('a new password is told to the verified address only', async () => {
	const owner = await makeOwner();
	await tellPasswordChanged(ctx, { accountId: owner.accountId, locale });
	const token = await ask(owner, 'nieuw@mail.be');
	await tellPasswordChanged(ctx, { accountId: owner.accountId, locale });
	expect(await newMails()).toEqual([]);
	await confirmAddress(ctx, { token, locale });
	await tellPasswordChanged(ctx, { accountId: owner.accountId, locale });
	expect(await newMails()).toMatchObject([{ template: 'password-changed', to: 'nieuw@mail.be' }]);
});

test('the voluntary question is asked once', async () => {
	const { accountId } = await makeOwner();
	await offerEmail(ctx, { accountId, later: true });
	expect(await isOfferFresh(ctx, accountId)).toBe(true);
	expect(await isOfferFresh(later(ctx, 11 * 60), accountId)).toBe(false);
	await answerOffer(ctx, accountId);
	await offerEmail(later(ctx, HOUR), { accountId, later: true });
	expect(await isOfferFresh(later(ctx, HOUR), accountId)).toBe(false);
});
