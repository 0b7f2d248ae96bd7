import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { useTestDatabase } from '$tests/database';
import { deliver, DECIDER, identifiers, numberOf, share, WISA } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { and, asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditEvents, classDeliveries, classMemberships, enrollments } from '../db';
import { readIdentifiers, setPackage, stopSharing } from '.';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db), { roles: [...DECIDER] });
	await share(desk);
});

const pupil = async (name: string) =>
	(await makeAccount(desk.ctx, { school: desk.primary, givenName: name })).accountId;
const classes = async () =>
	(
		await database.db
			.select({ name: enrollments.givenName, title: classMemberships.classTitle })
			.from(classMemberships)
			.innerJoin(enrollments, eq(enrollments.id, classMemberships.enrollmentId))
			.orderBy(asc(enrollments.givenName), asc(classMemberships.classTitle))
	).map(({ name, title }) => `${name} ${title}`);
const audited = async (action: string) =>
	(await database.db.select().from(auditEvents).where(eq(auditEvents.action, action))).map(
		({ detail }) => detail
	);

describe('identifiers', () => {
	test('are the LeerID_uuid, or an account_uuid for a pupil without a LeerID that says nothing of the pupil', async () => {
		const accountId = await pupil('Ada');
		const { pupilId } = await makePupil(desk.ctx, { school: desk.primary, givenName: 'Bo' });
		const found = await identifiers(desk);
		expect(found).toHaveLength(2);
		expect(found).toContainEqual(expect.objectContaining({ leeridUuid: accountId, accountUuid: null }));
		const other = found.find(({ leeridUuid }) => leeridUuid === null)!;
		expect(other.accountUuid).toMatch(
			/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
		);
		expect(other.accountUuid).not.toBe(pupilId);
		expect(await identifiers(desk)).toEqual(found);
		expect(await audited('class-information.identifiers-read')).toHaveLength(2);
	});

	test('an account_uuid goes on working when the pupil gets a LeerID, and not after a stop', async () => {
		const { pupilId } = await makePupil(desk.ctx, { school: desk.primary, givenName: 'Bo' });
		const account_uuid = (await identifiers(desk))[0]!.accountUuid;
		await makeAccount(desk.ctx, { pupilId });
		expect(await deliver(desk, 1, [{ account_uuid, klas: '3A' }])).toMatchObject({ report: { stored: 1 } });
		await stopSharing(desk.ctx, desk.actor);
		await share(desk);
		expect(await deliver(desk, 2, [{ account_uuid, klas: '3A' }])).toEqual({ refusal: 'nothing-usable' });
	});

	test('are for the school’s own package, and only while it shares', async () => {
		const number = await numberOf(desk);
		const informat = { software: 'informat' as const, clientId: 'informat' };
		expect(await readIdentifiers(desk.ctx, informat, number)).toBe('unknown-school');
		expect(await readIdentifiers(desk.ctx, WISA, '999999')).toBe('unknown-school');
		await stopSharing(desk.ctx, desk.actor);
		expect(await readIdentifiers(desk.ctx, WISA, number)).toBe('no-consent');
	});
});

describe('a delivery', () => {
	test('whole says where everybody is, and who is not in it is in no class any more', async () => {
		const [ada, bo] = [await pupil('Ada'), await pupil('Bo')];
		await deliver(desk, 1, [
			{ leerid_uuid: ada, klas: '3A' },
			{ leerid_uuid: bo, klas: '3B' }
		]);
		expect(await classes()).toEqual(['Ada 3A', 'Bo 3B']);
		await deliver(desk, 2, [{ leerid_uuid: ada, klas: '4A' }]);
		expect(await classes()).toEqual(['Ada 4A']);
	});

	test('of changes touches only whom it names, and can take somebody out', async () => {
		const [ada, bo, cas] = [await pupil('Ada'), await pupil('Bo'), await pupil('Cas')];
		await deliver(
			desk,
			1,
			[ada, bo, cas].map((leerid_uuid) => ({ leerid_uuid, klas: '3A' }))
		);
		const receipt = await deliver(
			desk,
			2,
			[
				{ leerid_uuid: bo, klas: '3B' },
				{ leerid_uuid: cas, klas: null }
			],
			{ scope: 'changes' }
		);
		expect(receipt).toMatchObject({ report: { stored: 1, emptied: 1 } });
		expect(await classes()).toEqual(['Ada 3A', 'Bo 3B']);
	});

	test('refuses rows one by one, tells nothing of other schools, and the audit does', async () => {
		const ada = await pupil('Ada');
		const other = await makeDesk(makeContext(database.db));
		const foreign = (await makeAccount(other.ctx, { school: other.primary })).accountId;
		const receipt = await deliver(desk, 1, [
			{ leerid_uuid: ada, klas: '3A' },
			{ leerid_uuid: foreign, klas: '3A' },
			{ leerid_uuid: crypto.randomUUID(), klas: '3A' },
			{ leerid_uuid: ada, klas: '3A' },
			'rommel',
			{ leerid_uuid: ada }
		]);
		expect(receipt).toMatchObject({
			report: {
				rows: 6,
				stored: 1,
				refusedCount: 5,
				refused: [
					{ line: 2, reason: 'unknown-pupil' },
					{ line: 3, reason: 'unknown-pupil' },
					{ line: 4, reason: 'repeated-row' },
					{ line: 5, reason: 'no-row' },
					{ line: 6, reason: 'no-class' }
				]
			}
		});
		expect(await classes()).toEqual(['Ada 3A']);
		const rows = await database.db
			.select()
			.from(auditEvents)
			.where(eq(auditEvents.action, 'class-information.foreign-row'));
		expect(rows.map(({ accountId, schoolId }) => [accountId, schoolId])).toEqual([
			[foreign, desk.actor.schoolId]
		]);
	});

	test('sent again gets its receipt again; its key with another content is refused', async () => {
		const ada = await pupil('Ada');
		const rows = [{ leerid_uuid: ada, klas: '3A' }];
		const first = await deliver(desk, 7, rows);
		expect(await deliver(desk, 7, rows)).toEqual({ ...first, repeated: true });
		expect(await deliver(desk, 8, rows, { idempotencyKey: 'delivery 7' })).toEqual({ refusal: 'key-reused' });
		expect(await database.db.select().from(classDeliveries)).toHaveLength(1);
	});

	test('older or equal never wins from a newer one', async () => {
		const ada = await pupil('Ada');
		await deliver(desk, 7, [{ leerid_uuid: ada, klas: '3A' }]);
		for (const sequence of [7, 6, 1])
			expect(
				await deliver(desk, sequence, [{ leerid_uuid: ada, klas: '2Z' }], {
					idempotencyKey: `late ${sequence}`
				})
			).toEqual({ refusal: 'overtaken' });
		expect(await classes()).toEqual(['Ada 3A']);
		expect(await audited('class-information.refused')).toHaveLength(3);
	});

	test('an old one cannot be played again after a stop and a new yes', async () => {
		const ada = await pupil('Ada');
		const rows = [{ leerid_uuid: ada, klas: '3A' }];
		await deliver(desk, 7, rows);
		await stopSharing(desk.ctx, desk.actor);
		expect(await deliver(desk, 7, rows)).toEqual({ refusal: 'no-consent' });
		await share(desk);
		expect(await deliver(desk, 7, rows, { idempotencyKey: 'other' })).toEqual({ refusal: 'overtaken' });
		expect(await deliver(desk, 8, rows, { scope: 'changes' })).toEqual({ refusal: 'whole-first' });
		expect(await classes()).toEqual([]);
	});

	test('of changes needs a whole one of the same package below it', async () => {
		const ada = await pupil('Ada');
		const rows = [{ leerid_uuid: ada, klas: '3A' }];
		expect(await deliver(desk, 1, rows, { scope: 'changes' })).toEqual({ refusal: 'whole-first' });
		await deliver(desk, 2, rows);
		const later = { ...desk, ctx: { ...desk.ctx, now: new Date(desk.ctx.now.getTime() + 1000) } };
		await setPackage(later.ctx, later.actor, 'broekx');
		const sender = { software: 'broekx' as const, clientId: null };
		const first = { sender, idempotencyKey: 'broekx 1' };
		expect(await deliver(later, 3, rows, { ...first, scope: 'changes' })).toEqual({ refusal: 'whole-first' });
		expect(await deliver(later, 3, rows)).toEqual({ refusal: 'unknown-school' });
		expect(await deliver(later, 1, rows, first)).toMatchObject({ report: { stored: 1 } });
	});

	test('with nothing that can stand changes nothing', async () => {
		const ada = await pupil('Ada');
		await deliver(desk, 1, [{ leerid_uuid: ada, klas: '3A' }]);
		for (const rows of [[], [{ leerid_uuid: crypto.randomUUID(), klas: '3A' }]])
			expect(await deliver(desk, 2, rows)).toEqual({ refusal: 'nothing-usable' });
		expect(await classes()).toEqual(['Ada 3A']);
	});

	test('goes to the enrollment that its days are in', async () => {
		const today = schoolDay(desk.ctx.now);
		const { pupilId } = await makePupil(desk.ctx, {
			school: desk.primary,
			plannedEnd: addDays(today, 10)
		});
		const [old] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
		const [next] = await database.db
			.insert(enrollments)
			.values({
				...old!,
				id: crypto.randomUUID(),
				beginDate: addDays(today, 11),
				plannedEndDate: addDays(today, 300)
			})
			.returning();
		const { stamnummer } = old!;
		await deliver(desk, 1, [
			{ stamnummer, klas: '1A' },
			{ stamnummer, klas: '2A', van: addDays(today, 11) }
		]);
		const rows = await database.db
			.select()
			.from(classMemberships)
			.where(and(eq(classMemberships.schoolId, desk.actor.schoolId)))
			.orderBy(asc(classMemberships.classTitle));
		expect(rows.map(({ enrollmentId, classTitle }) => [enrollmentId, classTitle])).toEqual([
			[old!.id, '1A'],
			[next!.id, '2A']
		]);
	});
});
