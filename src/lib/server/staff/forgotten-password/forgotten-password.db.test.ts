import { useTestDatabase } from '$tests/database';
import { dumpDatabase, textsIn } from '$tests/dump';
import { later, makeContext } from '$tests/factories';
import { between } from '$tests/races';
import { makeStaffMember, STAFF_PASSWORD } from '$tests/staff-scene';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../../context';
import { auditEvents, jobs, mails, staff, staffPasswordResets, staffSessions } from '../../db';
import { openContent } from '../../mail/mail-content';
import { replaceStaffPassword } from '../own-account';
import { signInStaff } from '../sign-in-staff';
import { openStaffSession, resumeStaffSession } from '../staff-session';
import { mailStaffLink } from './mail-reset';
import { findStaffReset, requestStaffReset, resetStaffPassword } from '.';

const database = useTestDatabase();
const NEW = 'kastanje fietsbel regenjas 93';
const MINUTE = 60;
let ctx: Context;
let seen: Set<string>;
let owner: { staffId: string; email: string };
beforeEach(async () => {
	ctx = makeContext(database.db);
	seen = new Set();
	owner = await makeStaffMember(ctx);
});

/** Asks, and returns the token of the newest mail; '' when none went out. */
async function ask(email = owner.email, at = ctx): Promise<string> {
	await mailStaffLink(at, { email, locale: 'nl' });
	const rows = await at.db.select().from(mails);
	const row = rows.length > seen.size ? rows.find(({ id }) => !seen.has(id)) : undefined;
	for (const { id } of rows) seen.add(id);
	const content = row && openContent(ctx.keys, row.id, row.contentSealed);
	return (content?.params as { path: string } | undefined)?.path.split('/').at(-1) ?? '';
}
const reset = (token: string, password = NEW, at = ctx) => resetStaffPassword(at, { token, password });
const signIn = (password: string) =>
	signInStaff(ctx, {
		email: owner.email,
		password,
		device: { id: crypto.randomUUID(), recognised: false, accountIds: [] }
	});

test('a link gives a new password and ends every session; what it opens next is the second factor', async () => {
	await openStaffSession(ctx, { staffId: owner.staffId, complete: true, external: false });
	const token = await ask();
	expect(await findStaffReset(ctx, token)).toMatchObject({ staffId: owner.staffId });
	expect(await reset(token)).toBeNull();
	expect(await database.db.$count(staffSessions)).toBe(0);
	expect((await signIn(STAFF_PASSWORD)).outcome).toBe('refused');
	expect((await signIn(NEW)).outcome).toBe('half');
	const actions = await database.db.select({ action: auditEvents.action }).from(auditEvents);
	expect(actions.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['staff.password.reset-mailed', 'staff.password.reset'])
	);
	expect(textsIn(await dumpDatabase(database.db), [token, NEW])).toEqual([]);
});

test('a link works once, for 30 minutes, and a newer one ends it; a refused password uses nothing up', async () => {
	const older = await ask();
	const token = await ask();
	expect(await reset(older)).toBe('gone');
	expect(await reset(token, 'kort')).toBe('too-short');
	expect(await reset(token, NEW, later(ctx, 30 * MINUTE))).toBe('gone');
	expect(await reset(token, NEW, later(ctx, 30 * MINUTE - 1))).toBeNull();
	expect(await reset(token, `${NEW}4`)).toBe('gone');
});

test('two who use one link at the same moment use it once', async () => {
	const { db } = await database.fresh(); // with a connection for each
	ctx = makeContext(db);
	owner = await makeStaffMember(ctx);
	const token = await ask();
	const results = await Promise.all([reset(token), reset(token, `${NEW} bis`)]);
	expect(results.toSorted()).toEqual(['gone', null]);
});

test('another password in between, or a block, makes the link worthless', async () => {
	const token = await ask();
	const row = eq(staff.id, owner.staffId);
	await database.db.update(staff).set({ blockedAt: ctx.now }).where(row);
	expect(await reset(token)).toBe('gone');
	await database.db
		.update(staff)
		.set({ blockedAt: null, passwordChangedAt: later(ctx, 1).now })
		.where(row);
	expect(await reset(token)).toBe('gone');
});

test('nobody’s address, a blocked one and one that signs in elsewhere get no mail', async () => {
	expect(await ask('niemand@school.example')).toBe('');
	const row = eq(staff.id, owner.staffId);
	await database.db.update(staff).set({ blockedAt: ctx.now }).where(row);
	expect(await ask()).toBe('');
	await database.db.update(staff).set({ blockedAt: null, passwordHash: null, pepperId: null }).where(row);
	expect(await ask()).toBe('');
	expect(await database.db.$count(staffPasswordResets)).toBe(0);
});

test('at most three mails an hour go to one address', async () => {
	const tokens = [await ask(), await ask(), await ask(), await ask()];
	expect(tokens.map((token) => token !== '')).toEqual([true, true, true, false]);
	expect(await reset(tokens[2]!)).toBeNull();
});

test('whatever was typed, the answer is one, and the address is kept sealed', async () => {
	for (const email of [owner.email, 'niemand@school.example', 'geen adres', '\0', 'A'.repeat(9000)])
		expect(await requestStaffReset(ctx, { email, locale: 'nl' }), email).toBeNull();
	const before = await database.db.$count(jobs);
	expect(await requestStaffReset(ctx, { email: owner.email.toUpperCase(), locale: 'nl' })).toBeNull();
	expect(await database.db.$count(jobs)).toBe(before); // the same address once a minute
	expect(JSON.stringify(await database.db.select().from(jobs))).not.toContain(owner.email);
});

test.each(['', 'x', '../../', 'A'.repeat(43), "' or 1=1 --"])('%j opens nothing', async (token) => {
	await ask();
	expect(await reset(token)).toBe('gone');
});

test('who still has the former password and a session does not undo what a link gave meanwhile', async () => {
	const bearer = await openStaffSession(ctx, { staffId: owner.staffId, complete: true, external: false });
	const session = (await resumeStaffSession(ctx, bearer))!;
	const token = await ask();
	const device = { id: crypto.randomUUID(), recognised: false, accountIds: [] };
	// The first transaction counts the attempt, the second writes.
	const late = between(ctx, async () => expect(await reset(token)).toBeNull(), 2);
	const change = { current: STAFF_PASSWORD, password: `${NEW} van een ander`, device };
	expect(await replaceStaffPassword(late, session, change)).toEqual({ refusal: 'wrong-current' });
	expect((await signIn(`${NEW} van een ander`)).outcome).toBe('refused');
	expect((await signIn(NEW)).outcome).toBe('half');
});
