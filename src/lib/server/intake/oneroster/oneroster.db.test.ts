import { useTestDatabase } from '$tests/database';
import { makeFeed, NUMBER_A, zip } from '$tests/feed-scene';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { administrativeGroups, enrollments, importParts, pupils, schools } from '../../db';
import { approveRun } from '..';

const database = useTestDatabase();

/** A school, two groups, two children: one with a national number, one that left. */
const FILES: Record<string, string> = {
	'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate,metadata.stamnummer
e1,,,c1,o1,u1,student,,2026-09-01,2027-09-01,501
e2,,,c2,o1,u2,student,,,,502
e3,,,c1,o1,u3,teacher,,2026-09-01,2027-09-01,
`,
	'users.csv': `sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,identifier
u1,,,true,,"{rijksregisternummer:${NUMBER_A}},{intern:7}",Zoë,Daniëls,9001
u2,,,true,,,Wout,Janssens,9002
u3,,,true,,,Juf,Annelies,
`,
	'classes.csv': `sourcedId,status,dateLastModified,title,classType,courseSourcedId,schoolSourcedId,termSourcedIds,metadata.hoofdstructuur
c1,,,3de leerjaar,homeroom,,o1,t1,211
c2,,,1e lj 2e gr Economie,homeroom,,o1,t1,311
`,
	'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
o1,,,De Zwaluw,school,000123,
o2,,,Scholengroep,district,,
`,
	'academicSessions.csv': `sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
t1,,,2026-27,schoolYear,2026-09-01,2027-09-01,,2027
`,
	'demographics.csv': `sourcedId,status,dateLastModified,birthDate,sex
u1,,,2018-04-04,female
`,
	'roles.csv': 'sourcedId,userSourcedId,roleType,role\nr1,u1,primary,student\n',
	'manifest.csv': 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.enrollments,bulk\n'
};

test('a OneRoster delivery is read whole, whatever the order of its files', async () => {
	const run = await makeFeed(database.db).deliver(zip(FILES));
	expect(run).toMatchObject({
		state: 'merged',
		kind: 'full',
		report: { schools: { new: 1 }, administrativeGroups: { new: 2 }, pupils: { new: 2 }, refused: 0 }
	});
	const [school] = await database.db.select().from(schools);
	expect(school).toMatchObject({ instellingsnummer: '123', name: 'De Zwaluw' });
	const stored = await database.db
		.select({ enrollment: enrollments, pupil: pupils, group: administrativeGroups })
		.from(enrollments)
		.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
		.innerJoin(administrativeGroups, eq(administrativeGroups.id, enrollments.administrativeGroupId))
		.orderBy(enrollments.stamnummer);
	expect(stored).toMatchObject([
		{
			enrollment: {
				stamnummer: '501',
				givenName: 'Zoë',
				beginDate: '2026-09-01',
				plannedEndDate: '2027-08-31'
			},
			pupil: { birthDate: '2018-04-04', gender: 'V' },
			group: { name: '3de leerjaar', level: 'lager' }
		},
		{
			enrollment: { stamnummer: '502', beginDate: '2026-09-01', plannedEndDate: '2027-08-31' },
			pupil: { birthDate: null, nationalNumberHash: null },
			group: { level: 'secundair' }
		}
	]);
	expect(await database.db.$count(importParts)).toBe(0);
});

test('the child of a OneRoster delivery is the child of our own CSV, by its national number', async () => {
	const { deliver } = makeFeed(database.db);
	await deliver(zip(FILES));
	await deliver(
		zip({
			'a.csv': 'instellingsnummer;naam\n9;Elders\n',
			'b.csv':
				'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van;rijksregisternummer\n' +
				`9;1;Zoë;Daniëls;4de leerjaar;211;2026-10-01;${NUMBER_A}\n`
		})
	);
	expect(await database.db.$count(enrollments)).toBe(3);
	expect(await database.db.$count(pupils)).toBe(2);
});

test('a delta deregisters who is to be deleted, and nobody else', async () => {
	const { deliver, work, ctx } = makeFeed(database.db);
	await deliver(zip(FILES));
	const delta = {
		...FILES,
		'manifest.csv': FILES['manifest.csv']!.replace('bulk', 'delta'),
		'enrollments.csv': `${FILES['enrollments.csv']!.split('\n')[0]}\ne2,tobedeleted,2026-11-20T10:00:00Z,c2,o1,u2,student,,,,502\n`
	};
	const run = await deliver(zip(delta));
	// One of two is more than a tenth.
	expect(run).toMatchObject({
		state: 'waiting',
		kind: 'changes',
		report: { ended: 0, enrollments: { changed: 1 } }
	});
	await approveRun(ctx(), run.id);
	await work(run.id);
	const left = await database.db.select().from(enrollments).orderBy(enrollments.stamnummer);
	expect(left.map(({ deregisteredOn }) => deregisteredOn)).toEqual([null, '2026-11-20']);
});

test.each([
	['without a manifest', 'manifest.csv', undefined, { reason: 'missing-file', file: 'manifest.csv' }],
	['without users', 'users.csv', undefined, { reason: 'missing-file', file: 'users.csv' }],
	[
		'of another version',
		'manifest.csv',
		'propertyName,value\noneroster.version,2.0\n',
		{ reason: 'not-oneroster' }
	],
	[
		'with a row cut short',
		'orgs.csv',
		'sourcedId,name,identifier\no1\n',
		{ reason: 'not-oneroster', line: 2 }
	],
	['with a column missing', 'classes.csv', 'sourcedId,title\nc1,x\n', { reason: 'missing-column' }]
])('a OneRoster delivery %s is refused', async (_, name, content, refusal) => {
	const { [name]: _gone, ...rest } = FILES;
	const run = await makeFeed(database.db).deliver(
		zip(content === undefined ? rest : { ...rest, [name]: content })
	);
	expect(run).toMatchObject({ state: 'refused', refusal });
	expect(await database.db.$count(importParts)).toBe(0);
});

test('an enrollment of a class or a user that is not there is refused by name, and the rest stands', async () => {
	const lost = `${FILES['enrollments.csv']}e4,,,c9,o1,u9,student,,2026-09-01,,503\n`;
	const run = await makeFeed(database.db).deliver(zip({ ...FILES, 'enrollments.csv': lost }));
	expect(run).toMatchObject({ state: 'merged', report: { pupils: { new: 2 }, refused: 1 } });
	expect(run.reasons).toEqual([{ reason: 'missing-name', count: 1 }]);
});
