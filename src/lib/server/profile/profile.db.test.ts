import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext, makeSchool } from '$tests/factories';
import { beforeEach, expect, test } from 'vitest';
import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { enrollments } from '../db';
import { openSession, resumeSession, type PupilSession } from '../sessions';
import type { Device } from '../sign-in';
import {
	doubtPassword,
	listSessions,
	readOwnHistory,
	readProfile,
	signOutElsewhere,
	signOutEverywhere
} from '.';

const database = useTestDatabase();

let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

async function signedIn(options: Parameters<typeof makeAccount>[1] = {}) {
	const account = await makeAccount(ctx, options);
	const open = async (ownDevice = false, at = ctx) =>
		(await resumeSession(
			at,
			await openSession(at, { accountId: account.accountId, ownDevice, methods: ['pwd'] })
		))!;
	return { ...account, open, session: await open() };
}

test('a profile shows each enrollment that counts, and no past one', async () => {
	const school = await makeSchool(ctx, { name: 'Atheneum' });
	const { pupilId, session, username } = await signedIn({ school });
	const other = await makeSchool(ctx, { name: 'Lyceum' });
	const row = {
		pupilId,
		administrativeGroupId: other.groupId,
		schoolId: other.schoolId,
		givenName: 'W',
		familyName: 'J'
	};
	const day = (days: number) => addDays(schoolDay(ctx.now), days);
	await database.db.insert(enrollments).values([
		{ ...row, stamnummer: '32890', beginDate: day(-10), plannedEndDate: day(100), deregisteredOn: day(20) },
		{ ...row, stamnummer: 'oud', beginDate: day(-500), plannedEndDate: day(-200) }
	]);
	const profile = await readProfile(ctx, session.account);
	expect(profile).toMatchObject({ username, advanced: true, createdAt: ctx.now, email: { verified: null } });
	expect(profile.schools.map(({ name, stamnummer, until }) => [name, stamnummer, until])).toEqual([
		['Atheneum', expect.any(String), day(200)],
		['Lyceum', '32890', day(20)]
	]);
});

test('a basis pupil has no doors', async () => {
	const { session } = await signedIn({ type: 'basis', kind: 'word' });
	expect(await readProfile(ctx, session.account)).toMatchObject({ advanced: false, passkeys: 0 });
});

const newDevice = (accountIds: string[] = []): Device => ({
	id: crypto.randomUUID(),
	recognised: true,
	accountIds
});

test('the password is doubted until it is the right one', async () => {
	const { session, secret, accountId } = await signedIn();
	const device = newDevice([accountId]);
	expect(await doubtPassword(ctx, session, { password: '', device })).toEqual({ doubt: 'missing' });
	expect(await doubtPassword(ctx, session, { password: 'fout', device })).toEqual({ doubt: 'wrong' });
	expect(await doubtPassword(ctx, session, { password: secret.repeat(200), device })).toEqual({
		doubt: 'wrong'
	});
	expect(await doubtPassword(ctx, session, { password: secret, device })).toBeNull();
});

test('guessing at it is throttled, also by who throws the device cookie away each time', async () => {
	for (const known of [true, false]) {
		const { session, accountId } = await signedIn();
		const one = newDevice([accountId]);
		const guess = () =>
			doubtPassword(ctx, session, {
				password: 'fout',
				device: known ? one : newDevice()
			}) as Promise<PupilDoubt>;
		const doubts: string[] = [];
		for (let n = 0; n < 7; n++) doubts.push((await guess())!.doubt);
		expect(doubts).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait', 'wait']);
	}
});
type PupilDoubt = { doubt: string } | null;

test('a pupil sees the own live sessions, the present one marked, and ends them all', async () => {
	const other = await signedIn();
	const { session, open } = await signedIn();
	const own = await open(true);
	await open(false, later(ctx, -2 * 3600)); // rested too long
	const seen = await listSessions(ctx, session);
	expect(seen.map(({ device, current, ownDevice }) => [device, current, ownDevice]).toSorted()).toEqual([
		['Chrome · Android', false, true],
		['Chrome · Android', true, false]
	]);
	await signOutEverywhere(ctx, session);
	for (const { bearer } of [session, own] as PupilSession[])
		expect(await resumeSession(ctx, bearer)).toBeNull();
	expect(await resumeSession(ctx, other.session.bearer)).not.toBeNull();
});

test('a pupil ends one other session, never this one and never another pupil’s', async () => {
	const other = await signedIn();
	const { session, open, accountId } = await signedIn();
	const lost = await open(true);
	for (const key of [lost.key, lost.key, other.session.key, session.key, '', "' or 1=1"])
		await signOutElsewhere(ctx, session, key);
	expect(await resumeSession(ctx, lost.bearer)).toBeNull();
	for (const { bearer } of [session, other.session]) expect(await resumeSession(ctx, bearer)).not.toBeNull();
	const ended = (await readOwnHistory(ctx, accountId)).filter(
		({ action }) => action === 'session.ended-elsewhere'
	);
	expect(ended).toHaveLength(1);
});

test('the history tells what concerns the pupil, the newest first, and names nobody of the school', async () => {
	const { accountId } = await signedIn();
	const other = await makeAccount(ctx);
	const as = (actor: Context['actor'], seconds: number): Context => ({ ...later(ctx, seconds), actor });
	const pupil = { kind: 'pupil', accountId } as const;
	const staff = { kind: 'staff', staffId: crypto.randomUUID(), schoolId: null } as const;
	await recordAudit(as(pupil, 1), { action: 'sign-in.succeeded', accountId });
	await recordAudit(as(staff, 2), { action: 'account.secret-renewed', accountId });
	await recordAudit(as(staff, 3), { action: 'pupil.viewed', accountId });
	await recordAudit(as({ kind: 'anonymous' }, 4), { action: 'sign-in.failed', accountId });
	await recordAudit(as(pupil, 5), { action: 'sign-in.succeeded', accountId: other.accountId });
	const events = await readOwnHistory(ctx, accountId);
	expect(events.map(({ action, by, device }) => [action, by, device])).toEqual([
		['sign-in.failed', 'unknown', 'Chrome · Android'],
		['account.secret-renewed', 'school', null],
		['sign-in.succeeded', 'pupil', 'Chrome · Android'],
		['account.created', 'school', null]
	]);
});
