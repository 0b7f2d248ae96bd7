import { readListQuery } from '$lib/domain/desk/list-query';
import { accountStatus } from '$lib/domain/accounts/status';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { FEED_NOW, makeFeed, NUMBER_A } from '$tests/feed-scene';
import { eq } from 'drizzle-orm';
import type { DeskActor } from '$lib/server/staff';
import { expect, test } from 'vitest';
import { accounts, cards, enrollments, pupils, schools } from '../db';
import { listPupils } from '../desk';

const database = useTestDatabase();
const HEADER =
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;inschrijving_van;inschrijving_tot;uitgeschreven_op;rijksregisternummer\n';
const atSchool2 = (left = '') => `2;10;Zoë;Daniëls;3de leerjaar;2026-09-01;2027-08-31;${left};${NUMBER_A}\n`;
const atSchool1 = `1;77;Zoë;Daniëls;6de leerjaar;2026-11-21;2027-08-31;;${NUMBER_A}\n`;
const others = Array.from(
	{ length: 20 },
	(_, i) => `2;${100 + i};Kind;Nr${i};3de leerjaar;2026-09-01;;;\n`
).join('');

async function scene() {
	const feed = makeFeed(database.db);
	await feed.begin();
	await feed.deliver(HEADER + atSchool2() + others);
	const [stored] = await database.db.select().from(enrollments).where(eq(enrollments.stamnummer, '10'));
	const pupilId = stored!.pupilId;
	const { accountId } = await makeAccount(feed.ctx(), {
		pupilId,
		username: 'zoe.daniels',
		type: 'basis',
		kind: 'word',
		secret: '29ban9'
	});
	return { feed, pupilId, accountId };
}
const accountOf = async (pupilId: string) => ({
	account: await database.db.select().from(accounts).where(eq(accounts.pupilId, pupilId)),
	cards: await database.db.select().from(cards)
});
const statusOf = async (pupilId: string, day: string) => {
	const periods = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	return accountStatus(
		{
			blocked: false,
			enrollments: periods.map(({ beginDate, plannedEndDate, deregisteredOn }) => ({
				begin: beginDate,
				plannedEnd: plannedEndDate,
				deregisteredOn
			}))
		},
		day
	);
};

test('a child that moves keeps the account and the card: it is the same row, at the other school', async () => {
	const { feed, pupilId } = await scene();
	const before = await accountOf(pupilId);
	await feed.deliver(HEADER + atSchool2('2026-11-21') + atSchool1, { kind: 'changes' });
	expect(await database.db.select().from(pupils).where(eq(pupils.familyName, 'Daniëls'))).toHaveLength(1);
	expect(await accountOf(pupilId)).toEqual(before);
	expect(await statusOf(pupilId, '2026-11-21')).toBe('active');
});

test('the old school loses sight on the day it ends, the new one sees from its begin', async () => {
	const { feed, accountId } = await scene();
	await feed.deliver(HEADER + atSchool2('2026-11-21') + atSchool1, { kind: 'changes' });
	const seenBy = async (instellingsnummer: string, now: Date) => {
		const [school] = await database.db
			.select()
			.from(schools)
			.where(eq(schools.instellingsnummer, instellingsnummer));
		const actor: DeskActor = {
			...{ staffId: accountId, name: 'Bea', schoolId: school!.id, roles: ['beheerder'], groupIds: null },
			school: { id: school!.id, name: school!.name, instellingsnummer }
		};
		const ctx = makeContext(database.db, {
			now,
			actor: { kind: 'staff', staffId: accountId, schoolId: school!.id }
		});
		const { total } = await listPupils(
			ctx,
			actor,
			readListQuery(new URLSearchParams('zoek=zoe+daniels'), String)
		);
		return total === 1;
	};
	expect(await seenBy('2', FEED_NOW)).toBe(false);
	expect(await seenBy('2', new Date('2026-11-20T12:00:00Z'))).toBe(true);
	expect(await seenBy('1', FEED_NOW)).toBe(true);
});

test('two enrollments at once are one child, active until the last of them ends', async () => {
	const { feed, pupilId } = await scene();
	await feed.deliver(HEADER + atSchool1, { kind: 'changes' });
	const own = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	expect(own).toHaveLength(2);
	await feed.deliver(HEADER + atSchool2('2026-11-21'), { kind: 'changes' });
	expect(await statusOf(pupilId, schoolDay(FEED_NOW))).toBe('active');
});

test('a child that is in no file any more becomes inactive by itself, and its row stays', async () => {
	const { feed, pupilId } = await scene();
	await feed.deliver(HEADER + others);
	expect(await statusOf(pupilId, '2026-11-20')).toBe('active');
	expect(await statusOf(pupilId, '2026-11-21')).toBe('inactive');
	expect((await accountOf(pupilId)).account).toHaveLength(1);
});

test('a feed that comes three weeks late in September ends nobody, and everybody got in meanwhile', async () => {
	const lastYear = makeFeed(database.db, new Date('2026-06-15T09:00:00Z'));
	const row = (stamnummer: number, begin: string, end: string) =>
		`2;${stamnummer};Kind;Nr${stamnummer};3de leerjaar;${begin};${end};;\n`;
	const rows = (from: number, to: number, begin: string, end: string) =>
		Array.from({ length: to - from + 1 }, (_, i) => row(from + i, begin, end)).join('');
	await lastYear.begin();
	await lastYear.deliver(HEADER + rows(1, 20, '2025-09-01', '2026-08-31'));
	const ofYear = await database.db.select().from(enrollments);
	const pupilOf = new Map(ofYear.map(({ stamnummer, pupilId }) => [stamnummer, pupilId]));
	expect(await statusOf(pupilOf.get('1')!, '2026-09-21')).toBe('active');

	// Five have left, three have come, and fifteen go on; nobody at the package had time before.
	const late = makeFeed(database.db, new Date('2026-09-22T09:00:00Z'));
	const run = await late.deliver(HEADER + rows(6, 23, '2026-09-01', '2027-08-31'));
	expect(run).toMatchObject({
		state: 'merged',
		report: { pupils: { new: 3 }, enrollments: { new: 18, changed: 0 }, ended: 0, refused: 0 }
	});
	const again = await database.db.select().from(enrollments).where(eq(enrollments.beginDate, '2026-09-01'));
	for (const { stamnummer, pupilId } of again)
		if (pupilOf.has(stamnummer)) expect(pupilId).toBe(pupilOf.get(stamnummer));
	expect(await statusOf(pupilOf.get('6')!, '2026-10-15')).toBe('active');
	expect(await statusOf(pupilOf.get('1')!, '2026-09-30')).toBe('active');
	expect(await statusOf(pupilOf.get('1')!, '2026-10-01')).toBe('inactive');
});
