import { REQUIRED_COLUMNS } from '$lib/domain/roster/roster-row';
import { useTestDatabase } from '$tests/database';
import { createTestKeys } from '$tests/keys';
import { asc, count, eq } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import { validate } from 'uuid';
import { expect, test } from 'vitest';
import type { Context } from '../context';
import { administrativeGroups, enrollments, pupils, schools, type Database } from '../db';
import { importRoster, parseRosterCsv, type RosterFile, type RosterRows } from '.';

const database = useTestDatabase();
const TODAY = '2026-11-21';
/** With the check digits of a birth in 2099: nobody's. */
const NUMBER_A = '99031500030';
const NUMBER_B = '99010100147';

const contextOf = (db: Database): Context => ({
	db,
	keys: createTestKeys(),
	now: new Date('2026-11-21T09:00:00Z'),
	actor: { kind: 'system' },
	requestId: 'test',
	client: { device: 'test', address: '127.0.0.1' }
});
const read = async (file: RosterFile, csv: string) => {
	const parsed = await parseRosterCsv(csv, REQUIRED_COLUMNS[file]);
	if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
	return parsed.rows;
};
const SCHOOLS = 'instellingsnummer;naam\n1;TEST School 1\n2;TEST School 2\n';
const GROUPS = `instellingsnummer;naam;hoofdstructuur
1;6de leerjaar;211
2;3de leerjaar;211
2;1e lj 2e gr Economie ASO;311
`;
const HEADER = `instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;inschrijving_van;inschrijving_tot;uitgeschreven_op;rijksregisternummer;officiele_voornaam;officiele_naam;geslacht;geboortedatum\n`;
const BOREL = `2;55602;Borel;Daelemans;3de leerjaar;2026-09-01;2027-08-31;;${NUMBER_A};Borel Maria;Daelemans;M;2018-04-04\n`;
const MAC = '2;1961;Mac;Daoust;1e lj 2e gr Economie ASO;2026-09-01;;;;;;;\n';

async function rosterOf(pupilLines: string): Promise<RosterRows> {
	return {
		schools: await read('schools', SCHOOLS),
		administrativeGroups: await read('administrativeGroups', GROUPS),
		enrollments: await read('enrollments', HEADER + pupilLines)
	};
}
const importLines = async (pupilLines: string, db = database.db) =>
	importRoster(contextOf(db), { rows: await rosterOf(pupilLines), today: TODAY });
const everything = async () => ({
	schools: await database.db.select().from(schools).orderBy(asc(schools.id)),
	groups: await database.db.select().from(administrativeGroups).orderBy(asc(administrativeGroups.id)),
	pupils: await database.db.select().from(pupils).orderBy(asc(pupils.id)),
	enrollments: await database.db.select().from(enrollments).orderBy(asc(enrollments.id))
});
const pupilAt = async (stamnummer: string) => {
	const [found] = await database.db
		.select({ pupil: pupils, enrollment: enrollments })
		.from(enrollments)
		.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
		.where(eq(enrollments.stamnummer, stamnummer));
	return found!;
};

test('a new pupil gets an id that can be asked for at the desk', async () => {
	await importLines(BOREL + MAC);
	const { pupils } = await everything();
	expect(pupils.map(({ id }) => validate(id))).toEqual([true, true]);
});

test('schools, groups, pupils and enrollments are made from the rows', async () => {
	const report = await importLines(BOREL + MAC);
	expect(report).toEqual({
		schools: { new: 2, changed: 0, unchanged: 0 },
		administrativeGroups: { new: 3, changed: 0, unchanged: 0 },
		pupils: { new: 2, changed: 0 },
		enrollments: { new: 2, changed: 0, unchanged: 0 },
		ended: 0,
		refused: 0,
		remarks: 0,
		rows: { refused: [], remarks: [] }
	});
	const borel = await pupilAt('55602');
	expect(borel.pupil).toMatchObject({
		givenName: 'Borel',
		officialGivenName: 'Borel Maria',
		gender: 'M',
		birthDate: '2018-04-04'
	});
	expect(borel.enrollment).toMatchObject({ beginDate: '2026-09-01', plannedEndDate: '2027-08-31' });
	const mac = await pupilAt('1961');
	expect(mac.pupil).toMatchObject({ officialGivenName: null, nationalNumberHash: null });
	expect(mac.enrollment.plannedEndDate).toBe('2027-08-31');
});

test('the same file twice changes nothing', async () => {
	await importLines(BOREL + MAC);
	const before = await everything();
	const report = await importLines(BOREL + MAC);
	expect(report).toMatchObject({
		schools: { new: 0, changed: 0, unchanged: 2 },
		administrativeGroups: { new: 0, changed: 0, unchanged: 3 },
		pupils: { new: 0, changed: 0 },
		enrollments: { new: 0, changed: 0, unchanged: 2 }
	});
	expect(await everything()).toEqual(before);
});

test('the national number itself is nowhere in the database', async () => {
	await importLines(BOREL);
	expect(JSON.stringify(await everything())).not.toContain(NUMBER_A);
	const { pupil } = await pupilAt('55602');
	expect(pupil.nationalNumberHash).toHaveLength(32);
	expect(Buffer.from(pupil.nationalNumberHash!).toString('latin1')).not.toContain(NUMBER_A);
});

test('a corrected name and a change of group follow into enrollment and pupil', async () => {
	await importLines(BOREL + MAC);
	const report = await importLines(
		BOREL.replace('Borel;', 'Borél;') + MAC.replace('1e lj 2e gr Economie ASO', '3de leerjaar')
	);
	expect(report).toMatchObject({
		pupils: { new: 0, changed: 1 },
		enrollments: { new: 0, changed: 2, unchanged: 0 }
	});
	const { pupil, enrollment } = await pupilAt('55602');
	expect([pupil.givenName, enrollment.givenName]).toEqual(['Borél', 'Borél']);
});

test('a gap in a later file does not erase what the national register said', async () => {
	await importLines(BOREL);
	await importLines(BOREL.replace(`${NUMBER_A};Borel Maria;Daelemans;M;2018-04-04`, ';;;;'));
	expect((await pupilAt('55602')).pupil).toMatchObject({ officialGivenName: 'Borel Maria', gender: 'M' });
});

test('a deregistration arrives, and is taken back by a later file', async () => {
	await importLines(MAC);
	await importLines(MAC.replace('2026-09-01;;;', '2026-09-01;;2026-11-20;'));
	expect((await pupilAt('1961')).enrollment.deregisteredOn).toBe('2026-11-20');
	await importLines(MAC);
	expect((await pupilAt('1961')).enrollment.deregisteredOn).toBeNull();
});

test('a child at two schools is one pupil, named as its newest enrollment, in either order of files', async () => {
	const atSchool1 = BOREL.replace('2;55602;Borel;', '1;12;Borel J.;')
		.replace('3de leerjaar', '6de leerjaar')
		.replace('2026-09-01', '2026-10-01');
	await importLines(BOREL);
	const report = await importLines(atSchool1);
	expect(report).toMatchObject({ pupils: { new: 0, changed: 1 }, enrollments: { new: 1 } });
	await importLines(BOREL);
	expect((await pupilAt('55602')).pupil.givenName).toBe('Borel J.');
	expect((await pupilAt('12')).pupil.id).toBe((await pupilAt('55602')).pupil.id);
});

test('the next school year is a new enrollment of the same pupil', async () => {
	await importLines(MAC);
	const report = await importLines(MAC.replace('2026-09-01', '2027-09-01'));
	expect(report).toMatchObject({ pupils: { new: 0 }, enrollments: { new: 1 } });
});

test("a row that could be another child's is refused and changes nothing", async () => {
	await importLines(BOREL + MAC);
	const before = await everything();
	const report = await importLines(
		MAC.replace('Mac;Daoust', 'Lizabeta;De Boel') + // another name under a known stamnummer
			BOREL.replace(NUMBER_A, NUMBER_B) + // another national number under a known stamnummer
			BOREL.replace('2;55602;', '2;1961;').replace('2026-09-01', '2026-10-01') // two pupils at once
	);
	expect(report.rows.refused).toEqual(
		[2, 3, 4].map((line) => ({
			file: 'enrollments',
			line,
			column: 'stamnummer',
			reason: 'identity-conflict'
		}))
	);
	expect(await everything()).toEqual(before);
});

test('refused rows are named by file and line, and the others go in', async () => {
	const report = await importLines(
		'2;;Eva;Peeters;3de leerjaar;2026-09-01;;;;;;;\n' +
			'99;1;Eva;Peeters;3de leerjaar;2026-09-01;;;;;;;\n' +
			'2;2;Eva;Peeters;Schilderkunst;2026-09-01;;;;;;;\n' +
			'2;3;Eva;Peeters;3de leerjaar;2026-02-30;;;;;;;\n' +
			MAC +
			MAC +
			'2;4;Eva;Peeters;3de leerjaar;2026-09-01;;;12345678901;;;;\n'
	);
	expect(report.rows.refused.map(({ file, line, column, reason }) => [file, line, column, reason])).toEqual([
		['enrollments', 2, 'stamnummer', 'missing-stamnummer'],
		['enrollments', 3, 'instellingsnummer', 'unknown-school'],
		['enrollments', 4, 'administratieve_groep', 'unknown-administrative-group'],
		['enrollments', 5, 'inschrijving_van', 'bad-date'],
		['enrollments', 7, null, 'repeated-row']
	]);
	expect(report.rows.remarks).toEqual([
		{ line: 8, column: 'rijksregisternummer', remark: 'bad-national-number' }
	]);
	expect(report.enrollments.new).toBe(2);
});

test('a sender speaks for its own schools only', async () => {
	const rows = await rosterOf(BOREL);
	const report = await importRoster(contextOf(database.db), {
		rows,
		today: TODAY,
		schoolScope: new Set(['1'])
	});
	expect(report).toMatchObject({ schools: { new: 1 }, enrollments: { new: 0 } });
	expect(report.rows.refused.map(({ file, reason }) => [file, reason])).toEqual([
		['schools', 'outside-scope'],
		['administrativeGroups', 'outside-scope'],
		['administrativeGroups', 'outside-scope'],
		['enrollments', 'outside-scope']
	]);
});

test('a changed school name or group level is taken over', async () => {
	await importLines('');
	const rows = {
		schools: await read('schools', SCHOOLS.replace('TEST School 2', 'De Zwaluw')),
		administrativeGroups: await read(
			'administrativeGroups',
			GROUPS.replace('1;6de leerjaar;211', '1;6de leerjaar;221')
		)
	};
	const report = await importRoster(contextOf(database.db), { rows, today: TODAY });
	expect(report).toMatchObject({
		schools: { changed: 1 },
		administrativeGroups: { changed: 1, unchanged: 2 }
	});
	const [special] = await database.db
		.select()
		.from(administrativeGroups)
		.where(eq(administrativeGroups.name, '6de leerjaar'));
	expect(special?.level).toBe('buitengewoon-basis');
});

test('names of every script and shape survive the round trip', async () => {
	const names = [
		["D'hondt", "N'Diaye"],
		['Süheda', 'Öztürk-Yılmaz'],
		['Ngọc-Ánh', 'Đặng'],
		['Олександра', 'Шевченко'],
		['علی‌رضا', 'بھٹی'],
		['伟', '张'],
		["Robert'); DROP TABLE pupils;--", '<script>alert(1)</script>'],
		['=1+1', '@SUM(A1)'],
		['👩‍🎓'.replaceAll('\u200d', ''), 'O']
	];
	const lines = names.map(
		([given, family], i) => `2;${i};"${given}";"${family}";3de leerjaar;2026-09-01;;;;;;;\n`
	);
	expect((await importLines(lines.join(''))).rows.refused).toEqual([]);
	for (const [i, [givenName, familyName]] of names.entries())
		expect((await pupilAt(String(i))).enrollment).toMatchObject({ givenName, familyName });
});

test('more rows than one statement takes all go in', async () => {
	const lines = Array.from(
		{ length: 2500 },
		(_, i) => `2;${i};Kind ${i};Peeters;3de leerjaar;2026-09-01;;;;;;;\n`
	);
	expect((await importLines(lines.join(''))).enrollments.new).toBe(2500);
	expect((await importLines(lines.join(''))).enrollments.unchanged).toBe(2500);
});

test('when the work around it fails, nothing of the import stays', async () => {
	const failing = database.db.transaction(async (tx) => {
		await importLines(BOREL, tx);
		throw new Error('power cut');
	});
	await expect(failing).rejects.toThrow('power cut');
	const [row] = await database.db.select({ n: count() }).from(pupils);
	expect(Number(row!.n)).toBe(0);
});

test('two imports at once make one child once', async () => {
	const { db } = await database.fresh();
	await importLines('', db);
	// Schools in the file would make the one wait for the other by their rows alone.
	const rows = { enrollments: await read('enrollments', HEADER + BOREL + MAC) };
	const importInto = (db: Database) => importRoster(contextOf(db), { rows, today: TODAY });

	const imported = Promise.withResolvers<void>();
	const commit = Promise.withResolvers<void>();
	const first = db.transaction(async (tx) => {
		await importInto(tx);
		imported.resolve();
		await commit.promise;
	});
	await imported.promise;
	const second = importInto(db);
	await setTimeout(300); // long enough to look for the children before the first has committed them
	commit.resolve();
	await first;
	expect((await second).enrollments).toEqual({ new: 0, changed: 0, unchanged: 2 });
	const [row] = await db.select({ n: count() }).from(pupils);
	expect(Number(row!.n)).toBe(2);
});
