import { accountTypeFor, type EducationLevel } from '$lib/domain/accounts/account-type';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { isEnrollmentVisible } from '$lib/domain/accounts/status';
import { useTestDatabase } from '$tests/database';
import { createTestKeys } from '$tests/keys';
import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Context } from '../context';
import { accounts, administrativeGroups, enrollments, pupils, schools } from '../db';
import { readDemoRoster } from './demo-files';
import { rollForward, seedDemo, type CreateDemoAccount } from '.';

const database = useTestDatabase();
const NOW = '2026-11-21T09:00:00Z';

const contextAt = (now: string): Context => ({
	db: database.db,
	keys: createTestKeys(),
	now: new Date(now),
	actor: { kind: 'system' },
	requestId: 'test',
	client: { device: 'test', address: '127.0.0.1' }
});
/** Makes the account without its secret, which is another's work; tells `word` for what should be random. */
const createAccount: CreateDemoAccount = async (ctx, { pupilId, username, type, secret }) => {
	await ctx.db.insert(accounts).values({ pupilId, username, type, createdAt: ctx.now });
	return secret.kind === 'random' ? { kind: 'word', word: `random for ${username}` } : secret;
};
const seed = (secrets: 'fixed' | 'fresh' = 'fixed', now = NOW) =>
	seedDemo(contextAt(now), { secrets, createAccount });
const roll = (now: string) => rollForward(contextAt(now), schoolDay(new Date(now)));

const readEnrolled = async () =>
	database.db
		.select({
			school: schools.instellingsnummer,
			level: administrativeGroups.level,
			accountType: accounts.type,
			pupil: pupils,
			enrollment: enrollments
		})
		.from(enrollments)
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.innerJoin(administrativeGroups, eq(administrativeGroups.id, enrollments.administrativeGroupId))
		.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
		.leftJoin(accounts, eq(accounts.pupilId, pupils.id));
const visibleAt = async (school: string, now: string) => {
	const today = schoolDay(new Date(now));
	return (await readEnrolled()).filter(
		({ school: at, enrollment: { beginDate: begin, plannedEndDate: plannedEnd, deregisteredOn } }) =>
			at === school && isEnrollmentVisible({ begin, plannedEnd, deregisteredOn }, today)
	);
};
const enrollmentOf = async (stamnummer: string, school = '2') => {
	const [found] = await database.db
		.select({ enrollment: enrollments, pupil: pupils })
		.from(enrollments)
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
		.where(and(eq(enrollments.stamnummer, stamnummer), eq(schools.instellingsnummer, school)));
	return found!;
};

test('the demo has 200 pupils in school 2, 151 of them without an account', async () => {
	expect((await seed()).loaded).toBe(true);
	const school2 = await visibleAt('2', NOW);
	expect(school2).toHaveLength(200);
	expect(school2.filter(({ accountType }) => accountType === null)).toHaveLength(151);
	expect(await visibleAt('1', NOW)).toHaveLength(61);
	expect(await visibleAt('3', NOW)).toHaveLength(40);
});

test('account types follow from all enrollments of the pupil (D1)', async () => {
	await seed();
	const rows = await readEnrolled();
	const levels = new Map<string, EducationLevel[]>();
	for (const { pupil, level } of rows) levels.set(pupil.id, [...(levels.get(pupil.id) ?? []), level]);
	for (const { pupil, accountType } of rows)
		if (accountType) expect(accountType).toBe(accountTypeFor(levels.get(pupil.id)!));
	expect([...levels.values()].filter((of) => of.length > 1)).toEqual([
		expect.arrayContaining(['lager', 'secundair'])
	]);
});

test('every name of the files stands in the database as it was written', async () => {
	await seed();
	const stored = new Map(
		(await readEnrolled()).map((row) => [`${row.school}/${row.enrollment.stamnummer}`, row])
	);
	for (const { cells } of (await readDemoRoster()).enrollments) {
		const row = stored.get(`${cells.instellingsnummer}/${cells.stamnummer}`)!;
		expect([row.enrollment.givenName, row.enrollment.familyName]).toEqual([cells.voornaam, cells.naam]);
		expect(row.pupil.officialGivenName ?? '').toBe(cells.officiele_voornaam);
		expect(row.pupil.officialFamilyName ?? '').toBe(cells.officiele_naam);
	}
});

test('a second start loads nothing and still knows the documented accounts', async () => {
	const first = await seed();
	const second = await seed();
	expect(second).toEqual({ loaded: false, accounts: first.accounts });
	expect(first.accounts.map(({ username }) => username)).toEqual([
		'abdulghani.bogdannnn',
		'ardalan.bhatti',
		'aurelian.appels',
		'gaston.logie',
		'suheda.carabin'
	]);
});

test('fresh secrets are told once and are not those of the files', async () => {
	const first = await seed('fresh');
	expect(first.accounts).toHaveLength(5);
	for (const { username, secret } of first.accounts)
		expect(secret).toEqual({ kind: 'word', word: `random for ${username}` });
	expect(await seed('fresh')).toEqual({ loaded: false, accounts: [] });
});

test('a start that fails halfway leaves nothing, so that the next one begins again', async () => {
	let made = 0;
	const failing: CreateDemoAccount = (ctx, input) => {
		if (++made === 20) throw new Error('power cut');
		return createAccount(ctx, input);
	};
	const seeding = seedDemo(contextAt(NOW), { secrets: 'fixed', createAccount: failing });
	await expect(seeding).rejects.toThrow('power cut');
	expect(await database.db.select().from(schools)).toEqual([]);
	expect((await seed()).loaded).toBe(true);
});

test('a real school with the number of a demo school is left alone', async () => {
	await database.db.insert(schools).values({ instellingsnummer: '2', name: 'De Zwaluw' });
	expect((await seed()).loaded).toBe(false);
	expect(await database.db.select({ name: schools.name }).from(schools)).toEqual([{ name: 'De Zwaluw' }]);
	expect(await roll('2027-09-01T09:00:00Z')).toBe(0);
});

test('in a new school year the demo moves along and stays complete', async () => {
	await seed();
	const before = (await enrollmentOf('945')).pupil.birthDate!;
	expect(before).toBe('2010-03-19');
	for (const now of ['2027-08-31T22:30:00Z', '2030-02-01T09:00:00Z']) {
		expect(await roll(now)).toBe(302);
		expect(await visibleAt('2', now)).toHaveLength(200);
		expect(await visibleAt('1', now)).toHaveLength(61);
		expect(await roll(now)).toBe(0);
	}
	const ivica = await enrollmentOf('945');
	expect(ivica.enrollment).toMatchObject({ beginDate: '2029-09-01', plannedEndDate: '2030-08-31' });
	expect(ivica.pupil.birthDate).toBe('2013-03-19');
	expect((await readEnrolled()).length).toBe(302);
});

test('from one day to the next only the pupil in grace moves', async () => {
	await seed();
	expect(await roll(NOW)).toBe(0);
	expect(await roll('2026-11-22T09:00:00Z')).toBe(1);
	const [grace] = (await readEnrolled()).filter(
		({ enrollment }) => enrollment.plannedEndDate === '2026-11-12'
	);
	expect(grace?.enrollment.familyName).toBe('Öztürk');
});

test('what was done in the demo stays done within the school year', async () => {
	await seed();
	const { enrollment } = await enrollmentOf('945');
	await database.db
		.update(enrollments)
		.set({ deregisteredOn: '2026-11-20' })
		.where(eq(enrollments.id, enrollment.id));
	await roll('2027-05-01T09:00:00Z');
	expect((await enrollmentOf('945')).enrollment.deregisteredOn).toBe('2026-11-20');
});

test('a clock that runs back moves nothing', async () => {
	await seed();
	expect(await roll('2025-10-01T09:00:00Z')).toBe(0);
});

test('pupils of other schools are never moved', async () => {
	await seed();
	const { enrollment } = await enrollmentOf('945');
	const [other] = await database.db
		.insert(schools)
		.values({ instellingsnummer: '4711', name: 'BRUSSEL-STAD - TEST School 2' })
		.returning();
	const [group] = await database.db
		.insert(administrativeGroups)
		.values({ schoolId: other!.id, name: '3de leerjaar', level: 'lager' })
		.returning();
	const { id: _, ...copy } = enrollment;
	await database.db
		.insert(enrollments)
		.values({ ...copy, schoolId: other!.id, administrativeGroupId: group!.id });
	await roll('2027-10-01T09:00:00Z');
	expect((await enrollmentOf('945', '4711')).enrollment.beginDate).toBe('2026-09-01');
	expect((await enrollmentOf('945', '2')).enrollment.beginDate).toBe('2027-09-01');
});

test('a pupil whom a feed enrolled for the new year already is not enrolled twice', async () => {
	await seed();
	const { enrollment } = await enrollmentOf('945');
	const { id: _, ...next } = { ...enrollment, beginDate: '2027-09-01', plannedEndDate: '2028-06-30' };
	await database.db.insert(enrollments).values(next);
	expect(await roll('2027-10-01T09:00:00Z')).toBe(301);
	const years = await database.db
		.select({ begin: enrollments.beginDate, end: enrollments.plannedEndDate })
		.from(enrollments)
		.where(sql`${enrollments.stamnummer} = '945' and ${enrollments.schoolId} = ${enrollment.schoolId}`)
		.orderBy(enrollments.beginDate);
	expect(years).toEqual([
		{ begin: '2026-09-01', end: '2027-08-31' },
		{ begin: '2027-09-01', end: '2028-06-30' }
	]);
});
