import { currentProtocol } from '$lib/domain/consent/protocols';
import { useTestDatabase } from '$tests/database';
import { deliver, DECIDER, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase, textsIn } from '$tests/dump';
import { makeAccount, makeContext } from '$tests/factories';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { classDeliveries, classMemberships, dataReads, enrollments } from '../../db';
import {
	listToFillIn,
	previewSchoolFile,
	readInSchoolFile,
	setPackage,
	shareClassInformation,
	stopSharing
} from '..';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db), { roles: [...DECIDER] });
});

/** A title that nothing else in the database has. */
const TITLE = 'Vlinderklas 7W';

async function pupil(name: string): Promise<string> {
	const { pupilId } = await makeAccount(desk.ctx, { school: desk.primary, givenName: name });
	const [row] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	return row!.stamnummer;
}
const classes = async () =>
	(
		await database.db
			.select({ name: enrollments.givenName, title: classMemberships.classTitle })
			.from(classMemberships)
			.innerJoin(enrollments, eq(enrollments.id, classMemberships.enrollmentId))
			.orderBy(asc(enrollments.givenName))
	).map(({ name, title }) => `${name} ${title}`);
const whole = (...lines: string[]) => ({
	scope: 'whole' as const,
	bytes: Buffer.from(['stamnummer;klas;subklas', ...lines].join('\n'))
});
const changes = (...lines: string[]) => ({ ...whole(...lines), scope: 'changes' as const });

test('a school whose package does not deliver says yes to the protocol too, and reads in its own file', async () => {
	await setPackage(desk.ctx, desk.actor, 'school');
	const [ada, bo] = [await pupil('Ada'), await pupil('Bo')];
	const file = whole(`${ada};${TITLE};${TITLE}-b`, `${bo};3B;`, '999999;3B;', `${bo};3B;`);
	expect(await previewSchoolFile(desk.ctx, desk.actor, file)).toEqual({ refusal: 'no-consent' });
	expect(await readInSchoolFile(desk.ctx, desk.actor, file)).toEqual({ refusal: 'no-consent' });
	expect(await shareClassInformation(desk.ctx, desk.actor, currentProtocol())).toBeNull();

	expect(await previewSchoolFile(desk.ctx, desk.actor, file)).toEqual({
		counts: { new: 2, moved: 0, same: 0, out: 0, refused: 2 },
		losing: 0,
		classes: [
			{ title: '3B', before: 0, after: 1 },
			{ title: TITLE, before: 0, after: 1 }
		],
		rows: [
			{ line: 2, outcome: 'new' },
			{ line: 3, outcome: 'new' },
			{ line: 4, outcome: 'refused', reason: 'unknown-pupil' },
			{ line: 5, outcome: 'refused', reason: 'repeated-row' }
		]
	});
	expect(await classes()).toEqual([]);
	expect(await readInSchoolFile(desk.ctx, desk.actor, file)).toMatchObject({
		report: { stored: 2, refusedCount: 2 }
	});
	expect(await classes()).toEqual([`Ada ${TITLE}`, 'Bo 3B']);
});

test('a dry run writes nothing, and what it says is what reading in does', async () => {
	await share(desk, 'school');
	const [ada, bo, cas] = [await pupil('Ada'), await pupil('Bo'), await pupil('Cas')];
	await readInSchoolFile(desk.ctx, desk.actor, whole(`${ada};3A;`, `${bo};3A;`, `${cas};3A;`));
	const next = whole(`${ada};3B;`, `${bo};3A;`);
	expect(await previewSchoolFile(desk.ctx, desk.actor, next)).toMatchObject({
		counts: { new: 0, moved: 1, same: 1, refused: 0 },
		losing: 1,
		classes: [
			{ title: '3A', before: 3, after: 1 },
			{ title: '3B', before: 0, after: 1 }
		]
	});
	expect(await classes()).toEqual(['Ada 3A', 'Bo 3A', 'Cas 3A']);
	expect(await database.db.$count(classDeliveries)).toBe(1);
	await readInSchoolFile(desk.ctx, desk.actor, next);
	expect(await classes()).toEqual(['Ada 3B', 'Bo 3A']);
	await readInSchoolFile(desk.ctx, desk.actor, changes(`${bo};;`, `${cas};3C;`));
	expect(await classes()).toEqual(['Ada 3B', 'Cas 3C']);
});

test('the list to fill in comes back as it went: who has no class is no refusal, and nothing but blanks is no file', async () => {
	await share(desk, 'school');
	const [ada, bo] = [await pupil('Ada'), await pupil('Bo')];
	await readInSchoolFile(desk.ctx, desk.actor, whole(`${ada};3A;3A1`));
	const text = (await listToFillIn(desk.ctx, desk.actor))!;
	expect(text).toContain(`"${ada}";"Janssens Ada";"3de leerjaar";"3A";"3A1"`);
	expect(text).toContain(`"${bo}";"Janssens Bo";"3de leerjaar";"";""`);
	expect(await database.db.select().from(dataReads)).toMatchObject([{ what: 'export', count: 2 }]);
	expect(
		await previewSchoolFile(desk.ctx, desk.actor, { scope: 'whole', bytes: Buffer.from(text) })
	).toMatchObject({
		counts: { same: 2, refused: 0 },
		losing: 0
	});
	const blank = whole(`${ada};;`, `${bo};;`);
	expect(await previewSchoolFile(desk.ctx, desk.actor, blank)).toEqual({ refusal: 'nothing-usable' });
	expect(await readInSchoolFile(desk.ctx, desk.actor, blank)).toEqual({ refusal: 'nothing-usable' });
	expect(await classes()).toEqual(['Ada 3A']);
});

test('one source is heard: with a package named the desk’s file is refused, and the other way round', async () => {
	await share(desk);
	const ada = await pupil('Ada');
	const file = whole(`${ada};3A;`);
	expect(await previewSchoolFile(desk.ctx, desk.actor, file)).toEqual({ refusal: 'other-source' });
	expect(await readInSchoolFile(desk.ctx, desk.actor, file)).toEqual({ refusal: 'other-source' });
	await setPackage(desk.ctx, desk.actor, 'school');
	expect(await deliver(desk, 1, [{ stamnummer: ada, klas: '9Z' }])).toEqual({ refusal: 'unknown-school' });
	await readInSchoolFile(desk.ctx, desk.actor, file);
	expect(await classes()).toEqual(['Ada 3A']);
});

test('only a beheerder reads in, and only pupils of the own school', async () => {
	await share(desk, 'school');
	await pupil('Ada');
	const other = await makeDesk(makeContext(database.db));
	const { pupilId } = await makeAccount(other.ctx, { school: other.primary, givenName: 'Elders' });
	const [row] = await database.db.select().from(enrollments).where(eq(enrollments.pupilId, pupilId));
	const file = changes(`${row!.stamnummer};3A;`);
	expect(await previewSchoolFile(desk.ctx, desk.actor, file)).toMatchObject({
		rows: [{ line: 2, outcome: 'refused', reason: 'unknown-pupil' }]
	});
	for (const roles of [['databeheerder'], ['director'], ['leerkracht']] as const) {
		const actor = { ...desk.actor, roles: [...roles] };
		for (const attempt of [previewSchoolFile, readInSchoolFile])
			await expect(attempt(desk.ctx, actor, file)).rejects.toMatchObject({ status: 403 });
		await expect(listToFillIn(desk.ctx, actor)).rejects.toMatchObject({ status: 403 });
	}
	expect(await classes()).toEqual([]);
});

test('a stop erases what the school read in itself, to the last row', async () => {
	await share(desk, 'school');
	const ada = await pupil('Ada');
	await readInSchoolFile(desk.ctx, desk.actor, whole(`${ada};${TITLE};`, `000;${TITLE};`));
	expect(await dumpDatabase(database.db)).toContain(TITLE);
	await stopSharing(desk.ctx, desk.actor);
	expect(textsIn(await dumpDatabase(database.db), ['Vlinder'])).toEqual([]);
	expect(await listToFillIn(desk.ctx, desk.actor)).toBeNull();
});

test.each([
	['stamnummer;groep\n1;3A', { reason: 'missing-column', column: 'klas' }],
	['', { reason: 'empty' }]
])('a file that cannot be read as a whole is refused with the reason', async (text, file) => {
	await share(desk, 'school');
	expect(await previewSchoolFile(desk.ctx, desk.actor, { scope: 'whole', bytes: Buffer.from(text) })).toEqual(
		{
			refusal: 'unreadable',
			file
		}
	);
});
