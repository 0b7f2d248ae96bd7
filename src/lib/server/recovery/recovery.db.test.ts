import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeAccount, makeContext, makeSchool } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { ADDRESS_BUDGET } from '$lib/domain/credentials/throttle';
import { issueNewSecrets, replacePassword } from '../accounts';
import type { Context } from '../context';
import { hashSecret, verifySecret } from '../credentials';
import {
	accounts,
	auditEvents,
	credentials,
	jobs,
	mails,
	passwordResets,
	sessions,
	throttleCounters
} from '../db';
import { askVerification, confirmAddress, hashToken, makeToken } from '../email-addresses';
import { startBackground, stopBackground } from '../jobs';
import { openContent } from '../mail/mail-content';
import { openSession, resumeSession } from '../sessions';
import { readLoginName, type LoginName } from '../sign-in';
import { mailLinks } from './mail-reset-links';
import { findReset, mailResetLinks, requestReset, resetPassword } from '.';

const database = useTestDatabase();
const locale = 'nl';
const STRONG = 'kastanje-fietsbel-93';
const MINUTE = 60;

let ctx: Context;
let seen: Set<string>;
beforeEach(() => {
	ctx = makeContext(database.db);
	seen = new Set();
});

interface Made {
	accountId: string;
	username: string;
}

/** A pupil, with a verified address when one is given. */
async function makePupil(email?: string, options: Parameters<typeof makeAccount>[1] = {}): Promise<Made> {
	const { accountId, username } = await makeAccount(ctx, options);
	if (email !== undefined) {
		const before = later(ctx, -3 * 3600);
		const owner = { accountId, givenName: 'Zoë' };
		expect(await askVerification(before, { owner, address: email, locale })).toBeNull();
		const [mail] = await readMails('verify-address', accountId);
		expect(await confirmAddress(before, { token: tokenIn(mail!.params.path), locale })).toBe(true);
	}
	return { accountId, username };
}

interface Params {
	path?: string;
	accounts?: { givenName: string; schoolName: string; path: string }[];
}

async function readMails(template: string, accountId?: string) {
	const rows = await database.db.select().from(mails).where(eq(mails.template, template)).orderBy(mails.id);
	return rows
		.filter((row) => accountId === undefined || row.accountId === accountId)
		.map(
			({ id, contentSealed }) => openContent(ctx.keys, id, contentSealed) as { to: string; params: Params }
		);
}
const tokenIn = (path = '') => path.split('/').at(-1) ?? '';
const named = (typed: string) => readLoginName(typed) as LoginName;

/** Asks, and returns the tokens of the mail that this gave, if any. */
async function ask(typed: string, at = ctx): Promise<string[]> {
	await mailLinks(at, { name: named(typed), locale });
	const tokens = (await readMails('reset-password')).map(({ params }) =>
		(params.accounts ?? []).map(({ path }) => tokenIn(path))
	);
	const fresh = tokens.find(([token = '']) => !seen.has(token)) ?? [];
	for (const token of fresh) seen.add(token);
	return fresh;
}
const reset = (token: string, password = STRONG, at = ctx) => resetPassword(at, { token, password, locale });
const passwordOf = async (accountId: string) =>
	(await database.db.select().from(credentials).where(eq(credentials.accountId, accountId)))[0]!;

test('a link gives a new password, ends every session, signs nobody in and tells the mailbox', async () => {
	const { accountId, username } = await makePupil('zoe@mail.be');
	const bearer = await openSession(ctx, { accountId, ownDevice: true, methods: ['pwd'] });
	const [token = ''] = await ask(username);
	expect((await findReset(ctx, token))?.owner.username).toBe(username);
	expect(await reset(token)).toBeNull();
	expect((await verifySecret(ctx.keys, accountId, await passwordOf(accountId), STRONG)).matches).toBe(true);
	expect(await passwordOf(accountId)).toMatchObject({ kind: 'own', mustReplace: false });
	expect(await resumeSession(ctx, bearer)).toBeNull();
	expect(await database.db.$count(sessions)).toBe(0);
	expect(await readMails('password-changed')).toMatchObject([{ to: 'zoe@mail.be' }]);
	const actions = await database.db.select({ action: auditEvents.action }).from(auditEvents);
	expect(actions.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['password.reset-mailed', 'password.reset'])
	);
	expect(textsIn(await dumpDatabase(database.db), [token, STRONG])).toEqual([]);
});

test('a link works once', async () => {
	const { username } = await makePupil('zoe@mail.be');
	const [token = ''] = await ask(username);
	expect(await reset(token)).toBeNull();
	expect(await reset(token, 'andere-fietsbel-94')).toBe('dead');
});

test('a link lives 30 minutes, and a refused password uses nothing up', async () => {
	const { username } = await makePupil('zoe@mail.be');
	const [token = ''] = await ask(username);
	expect(await reset(token, 'kort')).toBe('too-short');
	expect(await reset(token, `mijn ${username}`)).toBe('contains-username');
	expect(await reset(token, STRONG, later(ctx, 30 * MINUTE))).toBe('dead');
	expect(await reset(token, STRONG, later(ctx, 30 * MINUTE - 1))).toBeNull();
});

test('a changed character, a hash or nothing opens nothing', async () => {
	const { username } = await makePupil('zoe@mail.be');
	const [token = ''] = await ask(username);
	const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
	const [row] = await database.db.select().from(passwordResets);
	for (const wrong of [token.slice(1), `${token}A`, row!.tokenHash, '', '../../', changed.replace(/^./, '_')])
		expect(await reset(wrong)).toBe('dead');
});

test('a newer request ends the older link', async () => {
	const { username } = await makePupil('zoe@mail.be');
	const [older = ''] = await ask(username);
	const [newer = ''] = await ask(username);
	expect(await reset(older)).toBe('dead');
	expect(await reset(newer)).toBeNull();
});

test('any new password ends the link: chosen by the pupil, or given by the school', async () => {
	const { accountId, username } = await makePupil('zoe@mail.be');
	const [first = ''] = await ask(username);
	const session = (await resumeSession(
		ctx,
		await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] })
	))!;
	expect(await replacePassword(later(ctx, 1), session, STRONG)).toHaveProperty('bearer');
	expect(await reset(first)).toBe('dead');

	const [second = ''] = await ask(username);
	const stored = await hashSecret(ctx.keys, accountId, 'pgusJ7Zn');
	const given = { accountId, schoolId: crypto.randomUUID(), kind: 'temporary' as const, mustReplace: true };
	await issueNewSecrets(later(ctx, 2), [{ ...given, ...stored, expiresAt: null }]);
	expect(await reset(second)).toBe('dead');
});

test('while a temporary password of the school waits to be replaced, no mail goes out and no link lives', async () => {
	const { accountId, username } = await makePupil('dief@mail.be', { kind: 'temporary' });
	expect(await ask(username)).toEqual([]);
	expect(await ask('dief@mail.be')).toEqual([]);
	expect(await readMails('reset-password')).toEqual([]);

	const token = makeToken();
	const { changedAt } = await passwordOf(accountId);
	const row = { accountId, createdAt: ctx.now, expiresAt: later(ctx, 60).now };
	await database.db
		.insert(passwordResets)
		.values({ ...row, tokenHash: hashToken(token), credentialChangedAt: changedAt });
	expect(await findReset(ctx, token)).toBeNull();
	expect(await reset(token)).toBe('dead');
	expect(await passwordOf(accountId)).toMatchObject({ kind: 'temporary', mustReplace: true });
});

test('a sibling with a temporary password is left out of the mail of the shared mailbox', async () => {
	const zoe = await makePupil('thuis@mail.be', { givenName: 'Zoë' });
	const wout = await makePupil('thuis@mail.be', { givenName: 'Wout', kind: 'temporary' });
	expect(await ask(wout.username)).toEqual([]);
	const [token = '', ...more] = await ask('thuis@mail.be');
	expect(more).toEqual([]);
	expect((await findReset(ctx, token))?.accountId).toBe(zoe.accountId);
});

test('who is unknown, has no address, only an unverified one, is blocked, left or is basis gets no mail', async () => {
	const left = schoolDay(later(ctx, -24 * 3600).now);
	const blocked = await makePupil('blocked@mail.be');
	await database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, blocked.accountId));
	const gone = await makePupil('gone@mail.be', { deregisteredOn: left });
	const basis = await makePupil('basis@mail.be');
	await database.db.update(accounts).set({ type: 'basis' }).where(eq(accounts.id, basis.accountId));
	const without = await makePupil();
	const unverified = await makePupil();
	await askVerification(ctx, {
		owner: { accountId: unverified.accountId, givenName: 'Wout' },
		address: 'wacht@mail.be',
		locale
	});
	const typed = [
		...[
			'niemand.hier',
			'niemand@mail.be',
			'wacht@mail.be',
			'blocked@mail.be',
			'gone@mail.be',
			'basis@mail.be'
		],
		...[blocked, gone, basis, without, unverified].map(({ username }) => username)
	];
	for (const name of typed) await ask(name);
	expect(await readMails('reset-password')).toEqual([]);
	expect(await database.db.$count(passwordResets)).toBe(0);
});

test('siblings in one mailbox are all in the mail, by first name and school, each with a link of their own', async () => {
	const [a, b] = [await makeSchool(ctx, { name: 'Atheneum' }), await makeSchool(ctx, { name: 'Lyceum' })];
	const zoe = await makePupil('thuis@mail.be', { school: a, givenName: 'Zoë' });
	const wout = await makePupil('Thuis@Mail.be', { school: b, givenName: 'Wout' });
	const tokens = await ask('THUIS@mail.be');
	const [mail] = await readMails('reset-password');
	expect(mail!.params.accounts).toMatchObject([
		{ givenName: 'Wout', schoolName: 'Lyceum' },
		{ givenName: 'Zoë', schoolName: 'Atheneum' }
	]);
	expect((await findReset(ctx, tokens[0]!))?.accountId).toBe(wout.accountId);
	expect((await findReset(ctx, tokens[1]!))?.accountId).toBe(zoe.accountId);
	expect(await reset(tokens[0]!)).toBeNull();
	expect((await findReset(ctx, tokens[1]!))?.accountId).toBe(zoe.accountId);
	expect(await ask(zoe.username)).toHaveLength(2);
});

test('at most three mails an hour, and what is asked beyond that leaves the last link alive', async () => {
	const { username } = await makePupil('zoe@mail.be');
	const tokens: string[] = [];
	for (let n = 0; n < 20; n++) tokens.push(...(await ask(n % 2 ? username : 'zoe@mail.be')));
	expect(await readMails('reset-password')).toHaveLength(3);
	expect(await findReset(ctx, tokens[2]!)).not.toBeNull();
	await ask(username, later(ctx, 61 * MINUTE));
	expect(await readMails('reset-password')).toHaveLength(4);
});

test('of two who use a link at the same moment one succeeds', async () => {
	const { db } = await database.fresh();
	ctx = makeContext(db);
	const { accountId, username } = await makeAccount(ctx);
	const row = { accountId, createdAt: ctx.now, expiresAt: later(ctx, 60).now };
	const token = makeToken();
	const [{ changedAt } = { changedAt: ctx.now }] = await db.select().from(credentials);
	await db
		.insert(passwordResets)
		.values({ ...row, tokenHash: hashToken(token), credentialChangedAt: changedAt });
	expect((await findReset(ctx, token))?.owner.username).toBe(username);
	const at = later(ctx, 1);
	const outcomes = await Promise.all([reset(token, STRONG, at), reset(token, 'andere-fietsbel-94', at)]);
	expect(outcomes.toSorted()).toEqual(['dead', null]);
});

test('a thousand requests for one pupil leave three mails at most, and are all answered alike', async () => {
	const { db, engine } = await database.fresh();
	ctx = makeContext(db);
	const { accountId, username } = await makeAccount(ctx);
	const owner = { accountId, givenName: 'Zoë' };
	await askVerification(ctx, { owner, address: 'zoe@mail.be', locale });
	const [{ id, contentSealed } = { id: '', contentSealed: null }] = await db.select().from(mails);
	const { params } = openContent(ctx.keys, id, contentSealed) as { params: Params };
	await confirmAddress(ctx, { token: tokenIn(params.path), locale });

	const answers = new Set<string>();
	for (let n = 0; n < 1_000; n++) {
		const at = {
			...later(ctx, n * 2),
			client: { device: 'Chrome · Android', address: `192.0.2.${n % 250}` }
		};
		answers.add(JSON.stringify(await requestReset(at, { name: named(username), locale })));
	}
	expect([...answers]).toEqual(['null']);
	// Two seconds apart, and noted once a minute.
	expect(await db.$count(jobs)).toBeLessThan(40);
	const world = { db, engine, keys: ctx.keys, now: () => later(ctx, 2_100).now };
	await startBackground(world, { jobs: [mailResetLinks] });
	await vi.waitFor(async () => expect(await db.$count(jobs, eq(jobs.state, 'queued'))).toBe(0), {
		timeout: 40_000,
		interval: 100
	});
	await stopBackground(1_000);
	expect(await db.$count(mails, eq(mails.template, 'reset-password'))).toBe(3);
	expect(textsIn(await dumpDatabase(db), ['zoe@mail.be'])).toEqual([]);
}, 60_000);

test('one address that asks for very many names must wait in the end; another goes on', async () => {
	const at = { ...ctx, client: { device: 'Chrome', address: '198.51.100.7' } };
	const ask = (name: string) => requestReset(at, { name: named(name), locale });
	expect(await ask('niemand.eerst')).toBeNull();
	// As if it had asked almost as often as an address may: asking nine hundred times takes too long here.
	const failures = ADDRESS_BUDGET - 1;
	await database.db.update(throttleCounters).set({ failures }).where(eq(throttleCounters.scope, 'address'));
	expect(await ask('niemand.voorlaatst')).toBeNull();
	const until = await ask('niemand.laatst');
	expect(until).not.toBeNull();
	expect(until!.getTime() - ctx.now.getTime()).toBeLessThanOrEqual(10_000);
	expect(await requestReset(ctx, { name: named('niemand.anders'), locale })).toBeNull();
});
