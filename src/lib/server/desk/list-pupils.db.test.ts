import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { readListQuery } from '$lib/domain/desk/list-query';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { accounts, auditEvents, enrollments, pupils } from '../db';
import { listPupils } from './list-pupils';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db));
});

const list = (address = '', actor = desk.actor) =>
	listPupils(desk.ctx, actor, readListQuery(new URLSearchParams(address), String));
const names = async (address = '') => (await list(address)).rows.map(({ familyName }) => familyName);
const enrol = (givenName: string, familyName: string, more = {}) =>
	makePupil(desk.ctx, { school: desk.primary, givenName, familyName, ...more });

test('a search finds part of a name, in any order, without accents or capitals', async () => {
	await enrol('Zoë', 'Daniëls');
	await enrol('Jan', 'De Boel');
	for (const search of ['zoe daniels', 'DANI zo', 'ZOË', 'dani%C3%AB', 'Zoe%CC%88'])
		expect(await names(`zoek=${search}`), search).toEqual(['Daniëls']);
	expect(await names('zoek=zoe+jan')).toEqual([]);
});

test('a search finds the name that only the school writes, and a part of the stamnummer', async () => {
	const { pupilId } = await enrol('Süheda', 'Carabin');
	await database.db.update(pupils).set({ familyName: 'Ander' }).where(eq(pupils.id, pupilId));
	await database.db
		.update(enrollments)
		.set({ stamnummer: '0098347' })
		.where(eq(enrollments.pupilId, pupilId));
	expect(await names('zoek=carabin')).toEqual(['Carabin']);
	expect(await names('zoek=ander')).toEqual(['Carabin']);
	expect(await names('zoek=9834')).toEqual(['Carabin']);
});

test('the name that another school writes is found from the moment it is written until it is not', async () => {
	const { pupilId } = await enrol('Süheda', 'Carabin');
	const [own] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	const nameOfPupil = (familyName: string) =>
		database.db.update(pupils).set({ familyName }).where(eq(pupils.id, pupilId));
	const kept = async () =>
		(
			await database.db
				.select({ otherName: enrollments.otherName })
				.from(enrollments)
				.where(eq(enrollments.id, own!.id))
		)[0]?.otherName;
	expect(await kept()).toBeNull();
	await nameOfPupil('Çelik');
	expect(await kept()).toBe('suheda celik suheda');
	expect(await names('zoek=celik+suheda')).toEqual(['Carabin']);
	await nameOfPupil('Nguyễn');
	expect(await names('zoek=celik')).toEqual([]);
	expect(await names('zoek=NGUYEN')).toEqual(['Carabin']);

	// The school writes it so too: nothing else is left to find.
	await database.db.update(enrollments).set({ familyName: 'Nguyễn' }).where(eq(enrollments.id, own!.id));
	expect(await kept()).toBeNull();
	expect(await names('zoek=carabin')).toEqual([]);

	// An enrollment that comes in with another name, and one that goes to another pupil, as duplicates do.
	const beginDate = addDays(own!.beginDate, 1);
	await database.db.insert(enrollments).values({ ...own!, id: undefined, beginDate, familyName: 'Carabin' });
	expect(await names('zoek=nguyen+carabin')).toEqual(['Carabin']);
	const { pupilId: merged } = await enrol('Hedda', 'Anders');
	await database.db.update(enrollments).set({ pupilId: merged }).where(eq(enrollments.pupilId, pupilId));
	expect((await list('zoek=hedda')).total).toBe(1);
	expect(await kept()).toBe('hedda anders hedda');
});

test.each(['%', '_', '\\', '%25%25', "'", '"; drop table pupils; --', '％', '(', '*', '\u0000'])(
	'the sign %j in a search stands for itself, and a control character for nothing',
	async (sign) => {
		await enrol('Jan', 'Janssens');
		expect(await names(`zoek=${encodeURIComponent(sign)}a`)).toEqual(sign === '\u0000' ? ['Janssens'] : []);
	}
);

test('what the list filters, it counts', async () => {
	await enrol('A', 'Geen');
	await makeAccount(desk.ctx, { school: desk.primary, familyName: 'Actief', type: 'basis', kind: 'word' });
	await makeAccount(desk.ctx, { school: desk.secondary, familyName: 'Tijdelijk', kind: 'temporary' });
	const blocked = await makeAccount(desk.ctx, {
		school: desk.primary,
		familyName: 'Dicht',
		type: 'basis',
		kind: 'word'
	});
	await database.db
		.update(accounts)
		.set({ blockedAt: desk.ctx.now })
		.where(eq(accounts.id, blocked.accountId));
	const today = schoolDay(desk.ctx.now);
	await makeAccount(desk.ctx, {
		school: desk.primary,
		familyName: 'Straks',
		begin: addDays(today, 20),
		kind: 'own'
	});

	expect(await names()).toEqual(['Actief', 'Dicht', 'Geen', 'Straks', 'Tijdelijk']);
	const expected = {
		'status=geen-account': ['Geen'],
		'status=actief': ['Actief'],
		'status=tijdelijk': ['Tijdelijk'],
		'status=geblokkeerd': ['Dicht'],
		'status=inactief': ['Straks'],
		'type=basis': ['Actief', 'Dicht', 'Geen'],
		'type=gevorderd': ['Straks', 'Tijdelijk'],
		[`groep=${desk.secondary.groupId}`]: ['Tijdelijk']
	};
	for (const [address, found] of Object.entries(expected)) {
		expect(await names(address), address).toEqual(found);
		expect((await list(address)).total, address).toBe(found.length);
	}
});

test('who left is gone, who comes in the summer is there, and nobody stands there twice', async () => {
	const today = schoolDay(desk.ctx.now);
	await enrol('Weg', 'Weg', { deregisteredOn: today });
	await enrol('Lang', 'Geleden', { begin: '2020-09-01', plannedEnd: addDays(today, -31) });
	await enrol('Te', 'Vroeg', { begin: addDays(today, 121), plannedEnd: addDays(today, 400) });
	const { pupilId } = await enrol('Blijft', 'Blijft', { plannedEnd: addDays(today, 3) });
	const [first] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	await database.db.insert(enrollments).values({
		...first!,
		id: undefined,
		administrativeGroupId: desk.secondary.groupId,
		beginDate: addDays(today, 4),
		plannedEndDate: addDays(today, 360)
	});
	const { rows, total } = await list();
	expect(rows.map(({ familyName }) => familyName)).toEqual(['Blijft']);
	expect(rows[0]!.groupName).toBe('3de leerjaar');
	expect(total).toBe(1);
	expect(await names(`groep=${desk.secondary.groupId}`)).toEqual(['Blijft']);
});

test('sorted by name as one reads it, by number as one counts, and each page follows on the one before', async () => {
	for (const [i, family] of ['Élodie', 'de Boel', 'Zon', 'Appels'].entries()) {
		const { pupilId } = await enrol('X', family);
		await database.db
			.update(enrollments)
			.set({ stamnummer: String(9 + i) })
			.where(eq(enrollments.pupilId, pupilId));
	}
	expect(await names()).toEqual(['Appels', 'de Boel', 'Élodie', 'Zon']);
	expect(await names('sorteer=-naam')).toEqual(['Zon', 'Élodie', 'de Boel', 'Appels']);
	expect((await list('sorteer=stamnummer')).rows.map(({ stamnummer }) => stamnummer)).toEqual([
		'9',
		'10',
		'11',
		'12'
	]);

	for (let i = 0; i < 100; i++) await enrol('Tweeling', 'Zelfde');
	const pages = await Promise.all(['1', '2', '3', '99'].map((page) => list(`pagina=${page}`)));
	expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 4, 4]);
	expect(pages[3]!.page).toBe(3);
	const shown = pages.slice(0, 3).flatMap(({ rows }) => rows.map(({ pupilId }) => pupilId));
	expect(new Set(shown).size).toBe(104);
});

test('a school sees no pupil of another, and a teacher only the own groups', async () => {
	const other = await makeDesk(makeContext(database.db));
	await makePupil(other.ctx, { school: other.primary, familyName: 'Vreemd' });
	await enrol('Eigen', 'Eigen');
	await makePupil(desk.ctx, { school: desk.secondary, familyName: 'Andere groep' });
	expect(await names()).toEqual(['Andere groep', 'Eigen']);

	const teacher = { ...desk.actor, groupIds: [desk.primary.groupId] };
	expect((await list('', teacher)).rows.map(({ familyName }) => familyName)).toEqual(['Eigen']);
	expect((await list('', { ...teacher, groupIds: [] })).rows).toEqual([]);
});

test('a group of another school is refused, and that is written down', async () => {
	const other = await makeDesk(makeContext(database.db));
	await expect(list(`groep=${other.primary.groupId}`)).rejects.toMatchObject({ code: 'not-found' });
	await expect(list('groep=geen-uuid')).rejects.toMatchObject({ code: 'not-found' });
	const rows = await database.db.select().from(auditEvents).where(eq(auditEvents.action, 'desk.refused'));
	expect(rows).toHaveLength(2);
	expect(rows[0]).toMatchObject({ schoolId: desk.actor.schoolId, actorId: desk.actor.staffId });
});

test('an empty school has an empty first page', async () => {
	expect(await list()).toEqual({ rows: [], total: 0, page: 1, pages: 1 });
});
