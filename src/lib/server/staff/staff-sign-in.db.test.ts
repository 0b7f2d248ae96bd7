import { schoolDay } from '$lib/domain/accounts/school-day';
import { useTestDatabase } from '$tests/database';
import { later, makeContext, makeSchool } from '$tests/factories';
import { createTestKeys, createTestKeySet } from '$tests/keys';
import { between } from '$tests/races';
import { codeAt, makeStaffMember, STAFF_PASSWORD } from '$tests/staff-scene';
import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '../context';
import { hashPool, hashSecret } from '../credentials';
import { auditEvents, staff, staffFactors, staffSessions, throttleCounters } from '../db';
import type { Device } from '../sign-in';
import { confirmSecondFactor } from './confirm-second-factor';
import { beginTotpEnrolment, enrolTotp, mayEnrol, removeFactor, renewRecoveryCodes } from './enrol-factor';
import { endOtherSessions, readNewCodes, replaceStaffPassword } from './own-account';
import { countRecoveryCodes } from './recovery-codes';
import { hasFreshSecondFactor, requireSchool, requireStaff, type StaffLocals } from './require-school';
import { resetFactors } from './reset-factors';
import { signInStaff } from './sign-in-staff';
import { hashStaffBearer, openStaffSession, resumeStaffSession, type StaffSession } from './staff-session';
import { switchSchool } from './switch-school';

const database = useTestDatabase();
const HOUR = 3600;

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});
afterEach(() => {
	vi.restoreAllMocks();
});

const newDevice = (): Device => ({ id: crypto.randomUUID(), recognised: false, accountIds: [] });
const localsOf = (now: Context, staff: StaffSession | null): StaffLocals => ({
	ctx: now,
	staff,
	here: '/schoolloket/x?y=1'
});
const code = (text: string) => ({ factor: { kind: 'code', code: text } as const, device: newDevice() });

async function half(at: Context, email: string): Promise<StaffSession> {
	const result = await signInStaff(at, { email, password: STAFF_PASSWORD, device: newDevice() });
	if (result.outcome !== 'half') throw new Error(result.outcome);
	return (await resumeStaffSession(at, result.bearer))!;
}

async function full(at: Context, email: string): Promise<StaffSession> {
	const result = await confirmSecondFactor(at, await half(at, email), code(codeAt(at.now)));
	if (result.outcome !== 'confirmed') throw new Error(result.outcome);
	return (await resumeStaffSession(at, result.bearer))!;
}

const audited = async () => {
	const rows = await database.db.select().from(auditEvents).where(like(auditEvents.action, 'staff.%'));
	return rows.map(({ action }) => action);
};

/** What SvelteKit's redirect throws. */
const leadsTo = (location: string) => expect.objectContaining({ status: 303, location });

describe('the first factor', () => {
	test('opens a session that is not signed in yet, whatever the case of the address', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const session = await half(ctx, ` ${email.toUpperCase()} `);
		expect(session).toMatchObject({ staffId, fullySignedIn: false, secondFactorAt: null });
		expect(() => requireStaff(localsOf(ctx, session))).toThrow(
			leadsTo('/schoolloket/aanmelden?naar=%2Fschoolloket%2Fx%3Fy%3D1')
		);
		expect(await audited()).toEqual(['staff.sign-in.first-factor']);
	});

	test.each([
		['a wrong password', 'mist boven de schelde'],
		['an endless password', 'x'.repeat(100_000)]
	])('%s is refused, as is an address that nobody has', async (_, password) => {
		const { email } = await makeStaffMember(ctx);
		for (const address of [email, 'niemand@school.example', 'geen adres', '\0'])
			expect(await signInStaff(ctx, { email: address, password, device: newDevice() })).toEqual({
				outcome: 'refused'
			});
	});

	test('a guesser waits after five, and a device that the owner uses does not', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const guess = () => signInStaff(ctx, { email, password: 'mist boven de schelde', device: newDevice() });
		for (let n = 0; n < 5; n++) expect((await guess()).outcome).toBe('refused');
		expect((await guess()).outcome).toBe('wait');
		const own: Device = { id: 'own', recognised: true, accountIds: [staffId] };
		const result = await signInStaff(ctx, { email, password: STAFF_PASSWORD, device: own });
		expect(result.outcome).toBe('half');
	});

	/** Another password, and keys under which the hash of the one that is typed is too old. */
	const older = () => ({
		...ctx,
		keys: { ...createTestKeys(), pepper: createTestKeySet('pepper', ['newer', 'test']) }
	});
	const hashOf = async (staffId: string) =>
		(await database.db.select().from(staff).where(eq(staff.id, staffId)))[0]!.passwordHash;

	test('a password that was replaced while it was being verified opens nothing and stays replaced', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const { hash, pepperId } = await hashSecret(ctx.keys, staffId, 'mist boven de schelde');
		const pool = hashPool();
		const held = Promise.withResolvers<void>();
		for (let place = 0; place < pool.concurrency; place++) void pool.run(() => held.promise);
		const signingIn = signInStaff(older(), { email, password: STAFF_PASSWORD, device: newDevice() });
		await vi.waitFor(() => expect(pool.waiting).toBe(1));
		await database.db.update(staff).set({ passwordHash: hash, pepperId }).where(eq(staff.id, staffId));
		held.resolve();
		expect(await signingIn).toEqual({ outcome: 'refused' });
		expect(await hashOf(staffId)).toBe(hash);
		expect(await database.db.$count(staffSessions)).toBe(0);
		expect(await audited()).toEqual(['staff.sign-in.failed']);
	});

	test('a block that came while the password was being verified holds', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const pool = hashPool();
		const held = Promise.withResolvers<void>();
		for (let place = 0; place < pool.concurrency; place++) void pool.run(() => held.promise);
		const signingIn = signInStaff(ctx, { email, password: STAFF_PASSWORD, device: newDevice() });
		await vi.waitFor(() => expect(pool.waiting).toBe(1));
		await database.db.update(staff).set({ blockedAt: ctx.now }).where(eq(staff.id, staffId));
		held.resolve();
		expect(await signingIn).toEqual({ outcome: 'blocked' });
		expect(await database.db.$count(staffSessions)).toBe(0);
	});

	test('a pool that gets busy before the hash is made anew keeps nobody out', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const before = await hashOf(staffId);
		const pool = hashPool();
		const run = pool.run.bind(pool);
		const held = Promise.withResolvers<void>();
		// When the verification has had its turn, all places are taken at once.
		vi.spyOn(pool, 'run').mockImplementationOnce(async (work) => {
			const verified = await run(work);
			for (let place = 0; place < pool.concurrency + pool.queueLimit; place++) void run(() => held.promise);
			return verified;
		});
		const result = await signInStaff(older(), { email, password: STAFF_PASSWORD, device: newDevice() });
		held.resolve();
		expect(result.outcome).toBe('half');
		expect(await hashOf(staffId)).toBe(before);
		const counters = await database.db.select().from(throttleCounters);
		expect(counters.filter(({ failures }) => failures > 0)).toEqual([]);
	});

	test('a blocked account is told so after the right password only, and its sessions end', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const session = await full(ctx, email);
		await ctx.db.update(staff).set({ blockedAt: ctx.now }).where(eq(staff.id, staffId));
		expect(await resumeStaffSession(ctx, session.bearer)).toBeNull();
		const device = newDevice();
		expect((await signInStaff(ctx, { email, password: 'nee', device })).outcome).toBe('refused');
		expect((await signInStaff(ctx, { email, password: STAFF_PASSWORD, device })).outcome).toBe('blocked');
	});
});

describe('the second factor', () => {
	test('a code of the app completes the session under a new bearer; the old one is dead', async () => {
		const { email } = await makeStaffMember(ctx);
		const before = await half(ctx, email);
		const session = await full(later(ctx, 1), email);
		expect(session).toMatchObject({ fullySignedIn: true, secondFactorAt: later(ctx, 1).now });
		expect(session.bearer).not.toBe(before.bearer);
		const rows = await database.db.select({ id: staffSessions.id }).from(staffSessions);
		expect(rows.map(({ id }) => id)).toContain(hashStaffBearer(session.bearer));
		expect(JSON.stringify(rows)).not.toContain(session.bearer);
	});

	test('a code works once, also in its neighbours’ seconds and in another session', async () => {
		const { email } = await makeStaffMember(ctx);
		const shown = codeAt(ctx.now);
		expect((await confirmSecondFactor(ctx, await half(ctx, email), code(shown))).outcome).toBe('confirmed');
		for (const seconds of [0, 5, 29]) {
			const at = later(ctx, seconds);
			expect((await confirmSecondFactor(at, await half(at, email), code(shown))).outcome).toBe('refused');
		}
		// Nor does an earlier one, once a later one was taken.
		const session = await half(ctx, email);
		expect((await confirmSecondFactor(ctx, session, code(codeAt(later(ctx, -30).now)))).outcome).toBe(
			'refused'
		);
		expect(await audited()).toContain('staff.second-factor.failed');
	});

	test.each([
		[-30, 'confirmed'],
		[30, 'confirmed'],
		[-90, 'refused'],
		[90, 'refused']
	])('a clock that is %i seconds off: %s', async (seconds, outcome) => {
		const { email } = await makeStaffMember(ctx);
		const given = code(codeAt(later(ctx, seconds).now));
		expect((await confirmSecondFactor(ctx, await half(ctx, email), given)).outcome).toBe(outcome);
	});

	test('guessing codes waits after five, whatever the device', async () => {
		const { email } = await makeStaffMember(ctx);
		const session = await half(ctx, email);
		const outcomes: string[] = [];
		for (let n = 0; n < 6; n++)
			outcomes.push((await confirmSecondFactor(ctx, session, code('000000'))).outcome);
		expect(outcomes).toEqual([...Array<string>(5).fill('refused'), 'wait']);
	});

	test('the first factor alone adds no factor to an account that has one', async () => {
		const { email } = await makeStaffMember(ctx);
		const session = await half(ctx, email);
		expect(await mayEnrol(ctx, session)).toBe(false);
		const { sealed, secret } = await beginTotpEnrolment(ctx, session);
		await expect(
			enrolTotp(ctx, session, { sealed, code: codeAt(ctx.now, secret), name: 'App' })
		).rejects.toThrow('forbidden');
	});

	test('an account without one enrols its first, and gets ten recovery codes that each work once', async () => {
		const { email, staffId } = await makeStaffMember(ctx, { bare: true });
		const session = await half(ctx, email);
		const { sealed, secret } = await beginTotpEnrolment(ctx, session);
		expect((await beginTotpEnrolment(ctx, session, sealed)).secret).toBe(secret);
		expect(await enrolTotp(ctx, session, { sealed, code: '000000', name: 'App' })).toEqual({
			refusal: 'wrong-code'
		});
		const enrolled = await enrolTotp(ctx, session, { sealed, code: codeAt(ctx.now, secret), name: 'App' });
		if ('refusal' in enrolled) throw new Error(enrolled.refusal);
		const complete = (await resumeStaffSession(ctx, enrolled.bearer))!;
		expect(complete.fullySignedIn).toBe(true);

		const codes = (await readNewCodes(ctx, complete))!;
		expect(codes).toHaveLength(10);
		const typed = codes[3]!.toLowerCase();
		expect((await confirmSecondFactor(ctx, await half(ctx, email), code(typed))).outcome).toBe('confirmed');
		expect((await confirmSecondFactor(ctx, await half(ctx, email), code(typed))).outcome).toBe('refused');
		expect(await countRecoveryCodes(ctx, staffId)).toBe(9);
		expect(await audited()).toEqual(
			expect.arrayContaining(['staff.factor.added', 'staff.recovery-code.used'])
		);
	});

	test('a sealed secret of another session is none here', async () => {
		const first = await half(ctx, (await makeStaffMember(ctx, { bare: true })).email);
		const other = await half(ctx, (await makeStaffMember(ctx, { bare: true })).email);
		const { sealed, secret } = await beginTotpEnrolment(ctx, first);
		const given = { sealed, code: codeAt(ctx.now, secret), name: 'App' };
		expect(await enrolTotp(ctx, other, given)).toEqual({ refusal: 'stale' });
	});

	test('the last factor stays; another one may go', async () => {
		const { email, staffId } = await makeStaffMember(ctx);
		const session = await full(ctx, email);
		const [only] = await ctx.db.select().from(staffFactors).where(eq(staffFactors.staffId, staffId));
		expect(await removeFactor(ctx, session, only!.id)).toBe('last');
		const { sealed, secret } = await beginTotpEnrolment(ctx, session);
		await enrolTotp(ctx, session, { sealed, code: codeAt(ctx.now, secret), name: 'Tweede' });
		expect(await removeFactor(ctx, session, only!.id)).toBeNull();
		expect(await removeFactor(ctx, session, only!.id)).toBe('unknown');
	});

	test('taken away by the operator, the password leads to a new one and nowhere else', async () => {
		const { email } = await makeStaffMember(ctx);
		const session = await full(ctx, email);
		expect(await resetFactors(ctx, 'niemand@school.example')).toBe(false);
		expect(await resetFactors(ctx, email.toUpperCase())).toBe(true);
		expect(await resumeStaffSession(ctx, session.bearer)).toBeNull();
		const again = await half(ctx, email);
		expect(again.fullySignedIn).toBe(false);
		expect(await mayEnrol(ctx, again)).toBe(true);
	});

	test('it is fresh for ten minutes', async () => {
		const { email } = await makeStaffMember(ctx);
		const session = await full(ctx, email);
		expect(hasFreshSecondFactor(localsOf(later(ctx, 599), session))).toBe(true);
		expect(hasFreshSecondFactor(localsOf(later(ctx, 600), session))).toBe(false);
		const again = await confirmSecondFactor(later(ctx, 600), session, code(codeAt(later(ctx, 600).now)));
		if (again.outcome !== 'confirmed') throw new Error(again.outcome);
		const renewed = await resumeStaffSession(later(ctx, 601), again.bearer);
		expect(hasFreshSecondFactor(localsOf(later(ctx, 700), renewed))).toBe(true);
	});
});

describe('the session', () => {
	test('rests half an hour, and lasts nine hours whatever the use', async () => {
		const { email } = await makeStaffMember(ctx);
		const { bearer } = await full(ctx, email);
		expect(await resumeStaffSession(later(ctx, 1801), bearer)).toBeNull();
		for (let seconds = 1200; seconds < 9 * HOUR; seconds += 1200)
			expect(await resumeStaffSession(later(ctx, seconds), bearer)).not.toBeNull();
		expect(await resumeStaffSession(later(ctx, 9 * HOUR), bearer)).toBeNull();
	});

	test('with the password alone it lasts twenty minutes', async () => {
		const { email } = await makeStaffMember(ctx);
		const { bearer } = await half(ctx, email);
		expect(await resumeStaffSession(later(ctx, 1199), bearer)).not.toBeNull();
		expect(await resumeStaffSession(later(ctx, 1200), bearer)).toBeNull();
	});

	test('another password ends the others, keeps this one under a new bearer, and refreshes no second factor', async () => {
		const { email } = await makeStaffMember(ctx);
		const other = await full(ctx, email);
		const session = await full(later(ctx, 60), email);
		const at = later(ctx, 700);
		const input = { current: STAFF_PASSWORD, password: 'vier losse woorden zonder zin', device: newDevice() };
		expect(await replaceStaffPassword(at, session, { ...input, current: 'nee' })).toEqual({
			refusal: 'wrong-current'
		});
		expect(await replaceStaffPassword(at, session, { ...input, password: 'kort' })).toEqual({
			refusal: 'too-short'
		});
		const result = await replaceStaffPassword(at, session, input);
		if (!('bearer' in result)) throw new Error('refused');
		expect(await resumeStaffSession(at, other.bearer)).toBeNull();
		expect(await resumeStaffSession(at, session.bearer)).toBeNull();
		const renewed = await resumeStaffSession(at, result.bearer);
		expect(renewed?.secondFactorAt).toEqual(later(ctx, 60).now);
		expect((await signInStaff(at, { email, password: input.password, device: newDevice() })).outcome).toBe(
			'half'
		);
	});

	test('new recovery codes replace the former; other sessions are ended by hand', async () => {
		const { email } = await makeStaffMember(ctx);
		const other = await full(ctx, email);
		const session = await full(later(ctx, 60), email);
		await renewRecoveryCodes(ctx, session);
		const former = (await readNewCodes(ctx, session))!;
		await renewRecoveryCodes(ctx, session);
		expect(await readNewCodes(ctx, session)).not.toEqual(former);
		const old = await confirmSecondFactor(ctx, await half(ctx, email), code(former[0]!));
		expect(old.outcome).toBe('refused');
		await endOtherSessions(ctx, session);
		expect(await resumeStaffSession(ctx, other.bearer)).toBeNull();
		expect(await resumeStaffSession(ctx, session.bearer)).not.toBeNull();
	});
});

describe('rights', () => {
	test('a right ends at midnight in Brussels, in the middle of a session', async () => {
		const at = makeContext(database.db, { now: new Date('2027-08-31T21:50:00Z') });
		const { schoolId } = await makeSchool(at);
		const { email } = await makeStaffMember(at, {
			roles: [{ role: 'beheerder', schoolId, from: '2026-09-01', until: '2027-08-31' }]
		});
		const { bearer } = await full(at, email);
		const before = await resumeStaffSession(later(at, 599), bearer);
		expect(requireSchool(localsOf(at, before), 'beheerder')).toMatchObject({ schoolId, groupIds: null });
		const after = localsOf(at, await resumeStaffSession(later(at, 600), bearer));
		expect(() => requireSchool(after, 'beheerder')).toThrow('forbidden');
		expect(after.staffRefusal).toEqual({ asked: ['beheerder'] });
	});

	test('a role at one school is none at another, and a school is chosen among one’s own only', async () => {
		const [a, b, c] = [await makeSchool(ctx), await makeSchool(ctx), await makeSchool(ctx)];
		const { email } = await makeStaffMember(ctx, {
			roles: [
				{ role: 'beheerder', schoolId: a.schoolId },
				{ role: 'leerkracht', schoolId: b.schoolId }
			]
		});
		const session = await full(ctx, email);
		expect(session.activeSchool).toBeNull();
		expect(() => requireSchool(localsOf(ctx, session))).toThrow(
			leadsTo('/schoolloket/wijzig-instelling?naar=%2Fschoolloket%2Fx%3Fy%3D1')
		);
		await switchSchool(ctx, session, b.schoolId);
		const atB = localsOf(ctx, await resumeStaffSession(ctx, session.bearer));
		expect(requireSchool(atB, 'beheerder', 'leerkracht')).toMatchObject({
			schoolId: b.schoolId,
			groupIds: []
		});
		expect(() => requireSchool(atB, 'beheerder')).toThrow('forbidden');
		await expect(switchSchool(ctx, session, c.schoolId)).rejects.toThrow('not-found');
		await expect(switchSchool(ctx, session, 'geen school')).rejects.toThrow('not-found');
		// The next session opens where this one worked.
		expect((await full(later(ctx, 60), email)).activeSchool?.id).toBe(b.schoolId);
	});

	test('one that begins tomorrow is none today', async () => {
		const { schoolId } = await makeSchool(ctx);
		const from = schoolDay(later(ctx, 24 * HOUR).now);
		const { email } = await makeStaffMember(ctx, { roles: [{ role: 'beheerder', schoolId, from }] });
		const session = await full(ctx, email);
		expect(session).toMatchObject({ schools: [], roles: [], activeSchool: null });
		expect(() => requireSchool(localsOf(ctx, session))).toThrow('forbidden');
	});
});

test('a session that ends while its second factor is given, or a new one is added, leaves nothing behind', async () => {
	const { staffId } = await makeStaffMember(ctx);
	const open = async (complete: boolean) =>
		(await resumeStaffSession(ctx, await openStaffSession(ctx, { staffId, complete, external: false })))!;
	const ends = () => database.db.delete(staffSessions).where(eq(staffSessions.staffId, staffId));
	const half = await open(false);
	const factor = { kind: 'code', code: codeAt(ctx.now) } as const;
	await expect(
		confirmSecondFactor(between(ctx, ends, 2), half, { factor, device: newDevice() })
	).rejects.toMatchObject({ code: 'forbidden' });
	const whole = await open(true);
	const { sealed, secret } = await beginTotpEnrolment(ctx, whole);
	const added = { sealed, code: codeAt(ctx.now, secret), name: 'Van een ander' };
	await expect(enrolTotp(between(ctx, ends), whole, added)).rejects.toMatchObject({ code: 'forbidden' });
	expect(await database.db.$count(staffFactors, eq(staffFactors.staffId, staffId))).toBe(1);
	expect(await database.db.$count(auditEvents, eq(auditEvents.action, 'staff.sign-in.succeeded'))).toBe(0);
});
