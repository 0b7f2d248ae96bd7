import { useTestDatabase } from '$tests/database';
import { GROUPS, HEADER, line, lines, makeFeed, NUMBER_A, NUMBER_B, SCHOOLS, zip } from '$tests/feed-scene';
import { asc, eq, isNotNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	administrativeGroups,
	enrollments,
	importOutcomes,
	importRows,
	importSeen,
	pupils,
	schools,
	type Database
} from '../db';
import type { Delivery, RunDetail } from '.';
import { reportCsv } from './report-csv';

const database = useTestDatabase();
/** Each file counts as a large one. */
const LARGE = { largeFrom: 1 } satisfies Partial<Delivery>;
const NUMBERED = `2;70;Ada;Maes;3de leerjaar;2026-09-01;;;${NUMBER_A};Ada;Maes;V;2018-04-04\n`;

/** A country of one file whose lines are known from then on. */
async function begin(content: string, db = database.db) {
	const feed = makeFeed(db);
	await feed.deliver(SCHOOLS);
	await feed.deliver(GROUPS);
	await feed.deliver(HEADER + content, LARGE);
	return feed;
}
const hashes = async (db = database.db) =>
	(await db.select().from(enrollments)).filter(({ lineHash }) => lineHash).length;
const seen = async () =>
	(await database.db.select().from(importSeen)).reduce((sum, row) => sum + row.lines.length, 0);
const staged = () => database.db.$count(importRows);
const deregistered = async () =>
	(await database.db.select().from(enrollments).where(isNotNull(enrollments.deregisteredOn))).map(
		({ stamnummer }) => stamnummer
	);
const enrolled = async (stamnummer: string) =>
	(await database.db.select().from(enrollments).where(eq(enrollments.stamnummer, stamnummer)))[0]!;

test('a line that says what is known is neither staged nor missed; the others are judged', async () => {
	const feed = await begin(lines(30) + NUMBERED);
	expect(await hashes()).toBe(31);
	const runId = await feed.receive(HEADER + lines(28) + line(29, 'Anders') + NUMBERED, LARGE);
	expect([await seen(), await staged()]).toEqual([29, 1]);
	const run = await feed.work(runId);
	expect(run).toMatchObject({
		state: 'merged',
		rowCount: 30,
		report: { enrollments: { new: 0, changed: 1, unchanged: 29 }, ended: 1, refused: 0 }
	});
	expect(await deregistered()).toEqual(['30']);
	expect((await enrolled('29')).givenName).toBe('Anders');
	expect([await seen(), await staged()]).toEqual([0, 0]);
	// What changed is known by its new line, who left by none.
	expect(await hashes()).toBe(30);
	await feed.receive(HEADER + lines(28) + line(29, 'Anders') + NUMBERED, LARGE);
	expect([await seen(), await staged()]).toEqual([30, 0]);
});

test('what a person brings, a dry run, a Sunday, a limited sender and a small file: every line is judged', async () => {
	const feed = await begin(lines(30));
	const file = HEADER + lines(29);
	const sunday = makeFeed(database.db, new Date('2026-11-22T09:00:00Z'));
	const judged = async (runId: string) => {
		expect([await seen(), await staged()]).toEqual([0, 29]);
		await database.db.delete(importRows).where(eq(importRows.runId, runId));
	};
	await judged(await feed.receive(file, { ...LARGE, source: 'upload' }));
	await judged(await feed.receive(file, { ...LARGE, previewOnly: true }));
	await judged(await feed.receive(file, { ...LARGE, schoolScope: new Set(['2']) }));
	await judged(await feed.receive(file));
	await judged(await sunday.receive(file, LARGE));
	await feed.receive(file, LARGE);
	expect([await seen(), await staged()]).toEqual([29, 0]);
});

test('under other columns, or with another sign between them, the same lines say something else', async () => {
	const feed = await begin(lines(30));
	const swapped = HEADER.replace('voornaam;naam', 'naam;voornaam');
	await feed.receive(swapped + lines(30), LARGE);
	expect(await seen()).toBe(0);
	const padded = HEADER.trim() + ';iets\n' + lines(30).replaceAll('\n', ';\n');
	await feed.receive(padded, LARGE);
	expect(await seen()).toBe(0);
});

test.each([
	[
		'the group',
		sql`update enrollments set administrative_group_id = (
		select id from administrative_groups where name like '1e lj%') where stamnummer = '70'`
	],
	['a name', sql`update enrollments set family_name = 'Ander' where stamnummer = '70'`],
	['the planned end', sql`update enrollments set planned_end_date = '2027-01-31' where stamnummer = '70'`],
	['a deregistration', sql`update enrollments set deregistered_on = '2026-11-20' where stamnummer = '70'`],
	['the stamnummer', sql`update enrollments set stamnummer = '71' where stamnummer = '70'`],
	[
		'another pupil',
		sql`update enrollments set pupil_id = (
		select pupil_id from enrollments where stamnummer = '1') where stamnummer = '70'`
	],
	['the birth date', sql`update pupils set birth_date = '2018-04-05' where birth_date is not null`],
	['an official name', sql`update pupils set official_given_name = 'Adda' where birth_date is not null`],
	['the number', sql`update pupils set national_number_hash = null where birth_date is not null`]
])('%s changes: the line is not known any more', async (_, change) => {
	const feed = await begin(lines(10) + NUMBERED);
	await database.db.execute(change);
	expect(await hashes()).toBe(10);
	await feed.receive(HEADER + lines(10) + NUMBERED, LARGE);
	expect([await seen(), await staged()]).toEqual([10, 1]);
});

test('the level or the name of a group, the number of a school: none of its lines is known any more', async () => {
	const change = async (what: ReturnType<typeof sql>) => {
		await database.db.execute(what);
		const left = await hashes();
		await database.db.execute(sql`update enrollments set line_hash = gen_random_uuid()`);
		return left;
	};
	await begin(lines(10) + '1;7;Jan;Peeters;6de leerjaar;2026-09-01;;;;;;;\n');
	expect(
		await change(sql`update administrative_groups set level = 'kleuter' where name = '3de leerjaar'`)
	).toBe(1);
	expect(await change(sql`update administrative_groups set name = 'derde' where name = '3de leerjaar'`)).toBe(
		1
	);
	expect(await change(sql`update schools set instellingsnummer = '9' where instellingsnummer = '1'`)).toBe(
		10
	);
	// The hour of the last feed is no news.
	expect(await change(sql`update schools set last_feed_at = now(), name = 'Andere naam'`)).toBe(11);
	expect(await change(sql`update pupils set given_name = 'Roepnaam'`)).toBe(11);
});

test('what changed between reading and planning is refused and told, and nobody is deregistered for it', async () => {
	const feed = await begin(lines(30) + NUMBERED);
	const file = HEADER + lines(30).replace(line(5), '') + NUMBERED;
	const runId = await feed.receive(file, LARGE);
	await database.db.execute(sql`update enrollments set given_name = 'Tussendoor' where stamnummer = '3'`);
	// And one whose line was known by another hash by then.
	await database.db
		.execute(sql`update enrollments set family_name = 'Tussendoor', line_hash = gen_random_uuid()
		where stamnummer = '4'`);
	const run = await feed.work(runId);
	expect(run).toMatchObject({
		state: 'merged',
		report: { enrollments: { new: 0, changed: 0, unchanged: 28 }, ended: 1, refused: 2 },
		reasons: [{ reason: 'overtaken', count: 2 }]
	});
	expect(await deregistered()).toEqual(['5']);
	const told = (await Array.fromAsync(reportCsv(feed.ctx(), runId))).join('');
	expect(told).toContain('inschrijvingen;4;2;3;geweigerd;');

	const again = await feed.deliver(file, LARGE);
	expect(again).toMatchObject({ report: { enrollments: { changed: 2, unchanged: 28 }, refused: 0 } });
	expect((await enrolled('3')).givenName).toBe('Kind3');
	expect((await enrolled('4')).familyName).toBe('Familie4');
});

test('an enrollment that is erased between reading and planning stays away', async () => {
	const feed = await begin(lines(30));
	const runId = await feed.receive(HEADER + lines(29), LARGE);
	await database.db.delete(enrollments).where(eq(enrollments.stamnummer, '3'));
	expect(await feed.work(runId)).toMatchObject({ report: { ended: 1, refused: 1 } });
	expect(await database.db.$count(enrollments, eq(enrollments.stamnummer, '3'))).toBe(0);
});

test('a line that is there twice is refused the second time, known or not; the first in the file counts', async () => {
	const feed = await begin(lines(30));
	const twice = await feed.deliver(HEADER + lines(30) + line(7), LARGE);
	expect(twice).toMatchObject({
		report: { enrollments: { changed: 0, unchanged: 30 }, refused: 1 },
		reasons: [{ reason: 'repeated-row', count: 1 }]
	});
	const after = await feed.deliver(HEADER + lines(30) + line(7, 'Later'), LARGE);
	expect(after).toMatchObject({ report: { enrollments: { changed: 0, unchanged: 30 }, refused: 1 } });
	expect((await enrolled('7')).givenName).toBe('Kind7');
	const before = await feed.deliver(HEADER + line(7, 'Eerder') + lines(30), LARGE);
	expect(before).toMatchObject({ report: { enrollments: { changed: 1, unchanged: 29 }, refused: 1 } });
	expect((await enrolled('7')).givenName).toBe('Eerder');
});

test('a run that waits is planned anew from what was seen', async () => {
	const feed = await begin(lines(30));
	const runId = await feed.receive(HEADER + lines(20) + line(1, 'Dubbel'), LARGE);
	expect(await feed.work(runId)).toMatchObject({ state: 'waiting', report: { ended: 10, refused: 1 } });
	await database.db.execute(sql`update enrollments set given_name = 'Tussendoor' where stamnummer = '3'`);
	expect(await feed.agree(runId)).toMatchObject({
		state: 'merged',
		report: { enrollments: { unchanged: 19 }, ended: 10, refused: 2 }
	});
});

test('what was never hashed is known from the night after the first that hashes it', async () => {
	const feed = makeFeed(database.db);
	await feed.begin(lines(30));
	expect(await hashes()).toBe(0);
	await feed.deliver(HEADER + lines(29), LARGE);
	expect(await hashes()).toBe(29);
	await feed.receive(HEADER + lines(29), LARGE);
	expect([await seen(), await staged()]).toEqual([29, 0]);
});

test('the lines of a ZIP are known too', async () => {
	const feed = makeFeed(database.db);
	const file = (content: string) =>
		zip({ 'scholen.csv': SCHOOLS, 'groepen.csv': GROUPS, 'kinderen.csv': HEADER + content });
	await feed.deliver(file(lines(30)), LARGE);
	expect(await hashes()).toBe(30);
	await feed.receive(file(lines(30)), LARGE);
	expect(await seen()).toBe(30);
});

const MANY = 40;

test(
	'night after night a country whose lines are known is what one is whose lines are all judged',
	{ timeout: 300_000 },
	async () => {
		const other = await database.fresh();
		const knows = makeFeed(database.db);
		const judges = makeFeed(other.db);
		for (const feed of [knows, judges]) {
			await feed.deliver(SCHOOLS);
			await feed.deliver(GROUPS);
		}
		const draw = draws(20_261_122);
		let children = Array.from({ length: MANY }, (_, i) => child(i + 1, draw));
		for (let night = 0; night < 25; night++) {
			children = children.flatMap((one) => (draw(12) === 0 ? changed(one, draw) : [one]));
			if (draw(3) === 0) children.push(child(1000 + night, draw));
			const file = HEADERS[draw(12) === 0 ? 1 : 0]! + children.map(written).join('');
			const kind = draw(5) === 0 ? 'changes' : 'full';
			const ofKnown = await bring(knows, file, { ...LARGE, kind });
			const ofJudged = await bring(judges, file, { source: 'upload', kind });
			expect({ night, ...told(ofKnown) }).toEqual({ night, ...told(ofJudged) });
			expect(await outcomes(database.db, ofKnown.id)).toEqual(await outcomes(other.db, ofJudged.id));
			expect(await roster(database.db)).toEqual(await roster(other.db));
		}
		expect(await hashes()).toBeGreaterThan(MANY / 3);
	}
);

async function bring(feed: Awaited<ReturnType<typeof begin>>, file: string, given: Partial<Delivery>) {
	const run = await feed.deliver(file, given);
	return run.state === 'waiting' ? feed.agree(run.id) : run;
}

const told = ({ state, report, reasons }: RunDetail) => ({ state, report, reasons });

const outcomes = async (db: Database, runId: string) =>
	(await db.select().from(importOutcomes).where(eq(importOutcomes.runId, runId)))
		.map(({ runId: _, pupilId: __, enrollmentId: ___, ...row }) => JSON.stringify(row))
		.sort();

/** All that a feed writes, without our own numbers, hashes and the hour. */
async function roster(db: Database) {
	const known = await db
		.select({ enrollment: enrollments, pupil: pupils, group: administrativeGroups, school: schools })
		.from(enrollments)
		.innerJoin(pupils, eq(pupils.id, enrollments.pupilId))
		.innerJoin(administrativeGroups, eq(administrativeGroups.id, enrollments.administrativeGroupId))
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.orderBy(asc(schools.instellingsnummer), asc(enrollments.stamnummer), asc(enrollments.beginDate));
	const places = new Map<string, number>();
	return known.map(({ enrollment, pupil, group, school }, i) => {
		const {
			id: _,
			pupilId,
			schoolId: __,
			administrativeGroupId: ___,
			lineHash: ____,
			...enrolled
		} = enrollment;
		const { id: _____, ...person } = pupil;
		// Whose it is, as the first place in this list at which that child stands.
		if (!places.has(pupilId)) places.set(pupilId, i);
		return {
			...{ ...enrolled, ...person, group: group.name, level: group.level, school: school.instellingsnummer },
			whose: places.get(pupilId)
		};
	});
}

type Draw = (below: number) => number;

/** The same every time. */
function draws(seed: number): Draw {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return (state >> 8) % below;
	};
}

const HEADERS = [
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van;inschrijving_tot;uitgeschreven_op;rijksregisternummer;officiele_voornaam;officiele_naam;geslacht;geboortedatum\n',
	// The same cells, for a night on which the sender calls one column otherwise: it is then passed over.
	'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van;inschrijving_tot;uitgeschreven_op;rijksregisternummer;officiele_voornaam;officiele_naam;geslacht;geboren\n'
];
const CELLS = ['', '', '', '', '', '', '', '', '', '', '', '', '', ''];
const [SCHOOL, STAMNUMMER, GIVEN, FAMILY, GROUP, LEVEL, BEGIN, END, LEFT, NUMBER, , , GENDER, BORN] =
	CELLS.keys();
const NAMES = ['Ada', 'Bo', 'Zoë', 'Đức', 'Cas'];
const GROUP_NAMES = ['3de leerjaar', '4de leerjaar', '"5de; leerjaar"'];

function child(stamnummer: number, draw: Draw): string[] {
	const cells = [...CELLS];
	cells[SCHOOL!] = String(1 + draw(2));
	cells[STAMNUMMER!] = String(stamnummer);
	cells[GIVEN!] = NAMES[draw(NAMES.length)]!;
	cells[FAMILY!] = `Familie${draw(9)}`;
	cells[GROUP!] = GROUP_NAMES[draw(GROUP_NAMES.length)]!;
	cells[LEVEL!] = '211';
	cells[BEGIN!] = '2026-09-01';
	return cells;
}

/** What may become of a line: a cell is written otherwise, it goes, it is there twice, its child is enrolled a second time. */
function changed(cells: string[], draw: Draw): string[][] {
	const set = (at: number | undefined, ...values: string[]) => [
		cells.with(at!, values[draw(values.length)]!)
	];
	switch (draw(14)) {
		case 0:
			return [];
		case 1:
			return [cells, cells];
		case 2:
			return [cells, cells.with(GIVEN!, 'Tweede')];
		case 3:
			return [cells, cells.with(BEGIN!, '2026-10-01')];
		case 4:
			return [cells, cells.with(SCHOOL!, cells[SCHOOL!] === '1' ? '2' : '1')];
		case 5:
			return set(GIVEN, ...NAMES);
		case 6:
			return set(GROUP, ...GROUP_NAMES);
		case 7:
			return set(LEVEL, '211', '211', '311', '', 'x');
		case 8:
			return set(END, '2027-06-30', '', 'geen datum');
		case 9:
			return set(LEFT, '2026-11-01', '');
		case 10:
			return set(NUMBER, NUMBER_A, NUMBER_B, '', '123');
		case 11:
			return set(BORN, '2018-04-04', '2018-04-05', '');
		case 12:
			return set(GENDER, 'M', 'V', '');
		default:
			return set(FAMILY, 'Familie1', 'Familie2', '');
	}
}

const written = (cells: string[]) => `${cells.join(';')}\n`;
