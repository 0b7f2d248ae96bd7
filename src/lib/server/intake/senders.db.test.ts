import { useTestDatabase } from '$tests/database';
import { HEADER, line, makeFeed } from '$tests/feed-scene';
import { asc } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { applications, auditEvents, enrollments, importSchools, schools } from '../db';
import { eq } from 'drizzle-orm';
import { listFeedSenders, readSchoolScope, senderOf, setSchoolScope } from '.';

const database = useTestDatabase();
let feed: ReturnType<typeof makeFeed>;
beforeEach(() => (feed = makeFeed(database.db)));

async function makeMachine(clientId: string, scopes = ['enrollments.deliver']) {
	const { now } = feed.ctx();
	const [made] = await database.db
		.insert(applications)
		.values({
			clientId,
			name: clientId,
			kind: 'machine',
			status: 'active',
			supplier: 'S',
			sector: clientId,
			authentication: 'client_secret_basic',
			scopes,
			createdAt: now,
			updatedAt: now
		})
		.returning();
	return made!.id;
}
const at1 = (stamnummer: number) => line(stamnummer).replace(/^2;/, '1;').replace('3de', '6de');
const stands = async () =>
	(await database.db.select().from(enrollments).orderBy(asc(enrollments.stamnummer))).map(
		({ stamnummer }) => stamnummer
	);
const told = async () =>
	Object.fromEntries(
		(await database.db.select().from(schools)).map((one) => [
			one.instellingsnummer,
			one.lastFeedAt?.getTime()
		])
	);

/** Delivers as the API does: with the scope of that moment. */
async function deliver(clientId: string, content: string, madeAt?: Date) {
	const sender = senderOf(clientId);
	const schoolScope = await readSchoolScope(database.db, sender);
	return feed.deliver(content, { sender, schoolScope, ...(madeAt && { madeAt }) });
}

test('a machine delivers of every school until it is limited; a row of another is refused with the reason', async () => {
	await feed.begin(line(1) + at1(2));
	const applicationId = await makeMachine('pakket');
	expect(await readSchoolScope(database.db, senderOf('pakket'))).toBeUndefined();
	await setSchoolScope(feed.ctx(), { applicationId, numbers: ['2'] });
	expect(await listFeedSenders(feed.ctx())).toMatchObject([
		{ clientId: 'pakket', instellingsnummers: ['2'] }
	]);

	const run = await deliver('pakket', HEADER + line(1) + line(3) + at1(4));
	expect(run).toMatchObject({ state: 'merged', reasons: [{ reason: 'outside-scope', count: 1 }] });
	// Nobody of the other school was added, and nobody ended there for being absent.
	expect(await stands()).toEqual(['1', '2', '3']);
	expect((await database.db.select().from(enrollments)).every((one) => one.deregisteredOn === null)).toBe(
		true
	);

	await setSchoolScope(feed.ctx(), { applicationId, numbers: null });
	expect(await deliver('pakket', HEADER + line(1) + line(3) + at1(2) + at1(4))).toMatchObject({
		reasons: []
	});
	expect(await stands()).toEqual(['1', '2', '3', '4']);
	expect(
		(await database.db.select().from(auditEvents).where(eq(auditEvents.action, 'roster.sender-limited'))).map(
			({ detail }) => detail
		)
	).toMatchObject([{ schools: 1 }, { schools: null }]);
});

test('what it says of another school makes nothing older or newer there', async () => {
	await feed.begin(line(1) + at1(2));
	const applicationId = await makeMachine('pakket');
	await setSchoolScope(feed.ctx(), { applicationId, numbers: ['2'] });
	const before = await told();
	const future = new Date(feed.ctx().now.getTime() + 60 * 60_000);
	// The other school was told something newer than this file: that is no reason to refuse this one.
	await feed.deliver(HEADER + at1(2), { madeAt: future, kind: 'changes' });
	const other = (await told())['1'];
	expect(other).toBe(future.getTime());
	const garbled = at1(9).replace('2026-09-01', '2026-13-45');
	const run = await deliver('pakket', HEADER + line(1) + line(3) + at1(4) + garbled);
	expect(run.state).toBe('merged');
	const after = await told();
	expect(after['1']).toBe(other);
	expect(after['2']).toBeGreaterThan(before['2'] ?? 0);
	expect(
		(await database.db.select().from(importSchools).where(eq(importSchools.runId, run.id))).map(
			({ instellingsnummer }) => instellingsnummer
		)
	).toEqual(['2']);
});

test('with no school at all nothing is taken over; only who may deliver can be limited', async () => {
	await feed.begin(line(1));
	const applicationId = await makeMachine('pakket');
	await setSchoolScope(feed.ctx(), { applicationId, numbers: [] });
	expect(await deliver('pakket', HEADER + line(3))).toMatchObject({
		reasons: [{ reason: 'outside-scope', count: 1 }]
	});
	expect(await stands()).toEqual(['1']);
	const classes = await makeMachine('klassen', ['class-information.deliver']);
	await expect(setSchoolScope(feed.ctx(), { applicationId: classes, numbers: ['2'] })).rejects.toMatchObject({
		code: 'not-found'
	});
});
