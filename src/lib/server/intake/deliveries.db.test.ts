import { nl } from '$lib/i18n/nl';
import { useTestDatabase } from '$tests/database';
import { GROUPS, HEADER, inPieces, line, lines, makeFeed, NUMBER_A, SCHOOLS, zip } from '$tests/feed-scene';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	administrativeGroups,
	auditEvents,
	enrollments,
	importOutcomes,
	importParts,
	importRows,
	importRuns,
	pupils,
	schools
} from '../db';
import { approveRun, discardRun, receiveDelivery } from '.';
import { MAX_COLUMNS } from './read-csv';

const database = useTestDatabase();
const feed = () => makeFeed(database.db);
const everything = async () => ({
	schools: await database.db.select().from(schools).orderBy(asc(schools.id)),
	groups: await database.db.select().from(administrativeGroups).orderBy(asc(administrativeGroups.id)),
	pupils: await database.db.select().from(pupils).orderBy(asc(pupils.id)),
	enrollments: await database.db.select().from(enrollments).orderBy(asc(enrollments.id))
});
/** Without the hour of the last feed, which every delivery moves. */
const roster = async () => {
	const { schools: all, ...rest } = await everything();
	return { ...rest, schools: all.map(({ lastFeedAt: _, ...school }) => school) };
};
const deregistered = async () =>
	(await database.db.select().from(enrollments).where(isNotNull(enrollments.deregisteredOn)))
		.map(({ stamnummer, deregisteredOn }) => [stamnummer, deregisteredOn])
		.sort();
const outcomesOf = (runId: string) =>
	database.db.select().from(importOutcomes).where(eq(importOutcomes.runId, runId));

test('a full file is staged, merged and told in numbers; its rows are gone afterwards', async () => {
	const run = await feed().begin(
		lines(30) + `2;90;Borel;Daelemans;3de leerjaar;2026-09-01;;;${NUMBER_A};;;M;2018-04-04\n`
	);
	expect(run).toMatchObject({
		state: 'merged',
		rowCount: 31,
		report: { pupils: { new: 31 }, enrollments: { new: 31, changed: 0, unchanged: 0 }, ended: 0, refused: 0 }
	});
	expect(await database.db.$count(importRows)).toBe(0);
	expect(await database.db.$count(enrollments)).toBe(31);
	const whole = JSON.stringify([await everything(), await database.db.select().from(importRuns)]);
	expect(whole).not.toContain(NUMBER_A);
});

test('the same file twice does nothing', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30));
	const before = await everything();
	const run = await deliver(HEADER + lines(30));
	expect(run.state).toBe('unchanged');
	expect(await everything()).toEqual(before);
});

test('who is not in a full file any more is deregistered that day; who ended as planned is not', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30) + '2;80;Oud;Kind;3de leerjaar;2025-09-01;2026-08-31;;;;;;\n');
	const run = await deliver(HEADER + lines(28));
	expect(run).toMatchObject({ state: 'merged', report: { ended: 2 } });
	expect(await deregistered()).toEqual([
		['29', '2026-11-21'],
		['30', '2026-11-21']
	]);
	// And who comes back is back.
	await deliver(HEADER + lines(30));
	expect(await deregistered()).toEqual([]);
});

test('a school that is not in the file loses nobody', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30) + '1;7;Jan;Peeters;6de leerjaar;2026-09-01;;;;;;;\n');
	await deliver(HEADER + lines(30));
	expect(await deregistered()).toEqual([]);
});

test('a file of changes touches its own rows only', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30));
	const run = await deliver(HEADER + line(3, 'Kind3', 'Nieuwenaam'), { kind: 'changes' });
	expect(run).toMatchObject({ state: 'merged', report: { enrollments: { new: 0, changed: 1 }, ended: 0 } });
	expect(await deregistered()).toEqual([]);
});

test('a refused row speaks for its pupil: nobody is deregistered for a slip of the pen', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30));
	const slip = line(30).replace('2026-09-01', '2026-02-30');
	const run = await deliver(HEADER + lines(29) + slip);
	expect(run).toMatchObject({ state: 'merged', report: { ended: 0, refused: 1 } });
	expect(run.reasons).toEqual([{ reason: 'bad-date', count: 1 }]);
});

test('a row that names nobody keeps everybody of its school, and one that names no school everybody', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30));
	await deliver(HEADER + lines(28) + '2;;Wie;Is;3de leerjaar;2026-09-01;;;;;;;\n');
	expect(await deregistered()).toEqual([]);
	const run = await deliver(HEADER + lines(28) + 'half een rij\n');
	expect(run).toMatchObject({ state: 'merged', absenceUnknown: true });
	expect(await deregistered()).toEqual([]);
});

test('more than a tenth deregistered waits for a yes, and then does what was shown', async () => {
	const { begin, deliver, work, ctx } = feed();
	await begin(lines(30));
	const before = await everything();
	const run = await deliver(HEADER + lines(26));
	expect(run).toMatchObject({
		state: 'waiting',
		report: { ended: 4 },
		braked: [{ instellingsnummer: '2', known: 30, deregistered: 4, brakes: ['many-deregistered'] }]
	});
	expect(await everything()).toEqual(before);

	expect(await approveRun(ctx(), run.id)).toBe(true);
	expect(await approveRun(ctx(), run.id)).toBe(false);
	expect(await work(run.id)).toMatchObject({ state: 'merged' });
	expect(await deregistered()).toHaveLength(4);
	const audited = await database.db
		.select()
		.from(auditEvents)
		.where(eq(auditEvents.action, 'roster.approved'));
	expect(audited).toHaveLength(1);
});

test('a yes is for what was shown: when it has become more, it waits again', async () => {
	const { begin, deliver, work, ctx } = feed();
	await begin(lines(30));
	const run = await deliver(HEADER + lines(26));
	await approveRun(ctx(), run.id);
	await deliver(HEADER + lines(2, 31), { kind: 'changes' });
	await database.db
		.update(importRuns)
		.set({ madeAt: new Date('2026-11-22T09:00:00Z') })
		.where(eq(importRuns.id, run.id));
	expect(await work(run.id)).toMatchObject({ state: 'waiting', report: { ended: 6 } });
});

test('three quarters changed waits; a no changes nothing and leaves nothing', async () => {
	const { begin, deliver, ctx } = feed();
	await begin(lines(8));
	const before = await everything();
	const renamed = Array.from({ length: 8 }, (_, i) => line(i + 1, `Kind${i + 1}`, `Andere${i + 1}`)).join('');
	const run = await deliver(HEADER + renamed);
	expect(run).toMatchObject({ state: 'waiting', braked: [{ changed: 8, brakes: ['many-changed'] }] });
	expect(await discardRun(ctx(), run.id)).toBe(true);
	expect(await everything()).toEqual(before);
	expect(await database.db.$count(importRows)).toBe(0);
});

test('a dry run says row by row what it would do, and does nothing until somebody says yes', async () => {
	const { begin, deliver, work, ctx } = feed();
	await begin(lines(30));
	const before = await everything();
	const run = await deliver(
		HEADER + line(1, 'Kind1', 'Anders') + lines(28, 2) + line(31) + line(32).replace('3de leerjaar', 'Niets'),
		{ previewOnly: true }
	);
	expect(run).toMatchObject({
		state: 'waiting',
		braked: [],
		report: { pupils: { new: 1 }, enrollments: { new: 1, changed: 1, unchanged: 28 }, ended: 1, refused: 1 }
	});
	const told = await outcomesOf(run.id);
	expect(told.map(({ outcome, line: at, stamnummer }) => [outcome, at, stamnummer]).sort()).toEqual([
		['changed', 2, '1'],
		['ended', null, '30'],
		['new-pupil', 31, '31'],
		['refused', 32, '32']
	]);
	expect(await everything()).toEqual(before);
	await approveRun(ctx(), run.id);
	expect(await work(run.id)).toMatchObject({ state: 'merged' });
});

test('a begin date that is corrected is nobody leaving', async () => {
	const { begin, deliver } = feed();
	await begin(lines(10));
	const run = await deliver(HEADER + lines(10).replaceAll('2026-09-01', '2026-09-03'));
	expect(run).toMatchObject({
		state: 'merged',
		report: { ended: 10, enrollments: { new: 10 }, pupils: { new: 0 } }
	});
});

test('a feed older than the last is refused, whoever brings it', async () => {
	const { begin, deliver } = feed();
	await begin(lines(30));
	const before = await everything();
	const run = await deliver(HEADER + lines(31), {
		madeAt: new Date('2026-11-20T09:00:00Z'),
		sender: 'staff:other'
	});
	expect(run).toMatchObject({ state: 'refused', refusal: { reason: 'older-feed' } });
	expect(await everything()).toEqual(before);
});

test('one key is one delivery: the same again gets the same answer, another is refused', async () => {
	const { begin, receive, work, ctx } = feed();
	await begin();
	const runId = await receive(HEADER + lines(3), { senderKey: 'nacht-1' });
	await work(runId);
	expect(await receive(HEADER + lines(3), { senderKey: 'nacht-1' })).toBe(runId);
	await expect(receive(HEADER + lines(4), { senderKey: 'nacht-1' })).rejects.toThrow('key-reused');
	const other = await receive(HEADER + lines(4), { senderKey: 'nacht-1', sender: 'client:other' });
	expect(other).not.toBe(runId);
	void ctx;
});

test('a sender that breaks off leaves a run that says so and no rows, and may begin again', async () => {
	const { begin, ctx, receive, work } = feed();
	await begin();
	async function* broken() {
		yield* inPieces(HEADER + lines(5_000));
		throw new Error('connection lost');
	}
	await expect(receive(broken(), { senderKey: 'a' })).rejects.toThrow('connection lost');
	expect(await database.db.$count(importRows)).toBe(0);
	const again = await receive(HEADER + lines(3), { senderKey: 'a' });
	expect(await work(again)).toMatchObject({ state: 'merged' });
	void ctx;
});

test('a delivery in full flight is not taken twice under one key', async () => {
	const { begin, ctx, receive } = feed();
	await begin();
	const started = Promise.withResolvers<void>();
	const rest = Promise.withResolvers<void>();
	async function* slow() {
		yield* inPieces(HEADER + line(1));
		started.resolve();
		await rest.promise;
		yield* inPieces(line(2));
	}
	const first = receive(slow(), { senderKey: 'b' });
	await started.promise;
	const second = await receiveDelivery(ctx(), {
		...{
			source: 'api',
			kind: 'full',
			sender: 'client:test',
			senderKey: 'b',
			fileName: 'x',
			madeAt: ctx().now
		},
		body: inPieces(HEADER + line(1))
	});
	expect(second).toEqual({ refusal: 'still-receiving' });
	rest.resolve();
	await first;
});

test('groups that enrollments name with their hoofdstructuur are made, once, and corrected', async () => {
	const { begin, deliver } = feed();
	await begin();
	const header = HEADER.trim() + ';hoofdstructuur\n';
	const row = (stamnummer: number, code: string) =>
		`2;${stamnummer};Kind;Een${stamnummer};Nieuwe groep;2026-09-01;;;;;;;;${code}\n`;
	await deliver(header + row(1, '211') + row(2, '211'));
	await deliver(header + row(1, '311') + row(2, '311'));
	const made = await database.db
		.select({ level: administrativeGroups.level })
		.from(administrativeGroups)
		.where(eq(administrativeGroups.name, 'Nieuwe groep'));
	expect(made).toEqual([{ level: 'secundair' }]);
});

test('a ZIP of our own CSV files is read whole, in any order', async () => {
	const { deliver } = feed();
	const run = await deliver(zip({ 'a.csv': HEADER + lines(5), 'b.csv': GROUPS, 'c.csv': SCHOOLS }));
	expect(run).toMatchObject({
		state: 'merged',
		report: { schools: { new: 2 }, administrativeGroups: { new: 3 }, enrollments: { new: 5 }, refused: 0 }
	});
});

const bomb = () => {
	return zip({ 'inschrijvingen.csv': HEADER + `${'x'.repeat(999)}\n`.repeat(64_000) });
};
/** Says that it is small: the size in both headers is a lie. */
function lyingBomb(): Uint8Array {
	const bytes = bomb();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	view.setUint32(22, 1000, true);
	return bytes;
}

test.each([
	['nothing', '', { reason: 'empty' }],
	['a quote never closed', HEADER + '2;1;"Jan;Peeters\n' + lines(5_000), { reason: 'row-too-long' }],
	['10,000 columns', 'kolom;'.repeat(10_000), { reason: 'too-many-columns' }],
	['too many columns', `instellingsnummer${';x'.repeat(MAX_COLUMNS)}\n`, { reason: 'too-many-columns' }],
	['columns of something else', 'a;b;c\n1;2;3\n', { reason: 'unknown-columns' }],
	[
		'a column missing',
		'instellingsnummer;stamnummer\n1;2\n',
		{ reason: 'missing-column', column: 'voornaam' }
	],
	['a ZIP bomb', bomb(), { reason: 'unpacks-too-large' }],
	['a ZIP bomb that says it is small', lyingBomb(), { reason: 'unpacks-too-large' }],
	['half a ZIP', zip({ 'a.csv': HEADER + lines(500) }).subarray(0, 900), { reason: 'not-a-zip' }],
	['a ZIP with a folder', zip({ 'map/a.csv': HEADER }), { reason: 'not-oneroster' }],
	[
		'two encodings',
		Buffer.concat([Buffer.from(HEADER + line(1, 'Zoë')), Buffer.from(line(2, 'Zoë'), 'latin1')]),
		{ reason: 'mixed-encoding' }
	]
])('a file with %s is refused while it streams, and nothing of it stays', async (_, content, refusal) => {
	const run = await feed().deliver(content);
	expect(run).toMatchObject({ state: 'refused', refusal });
	expect(await database.db.$count(importRows)).toBe(0);
	expect(await database.db.$count(importParts)).toBe(0);
});

test.each([
	['with a BOM', '\ufeff' + HEADER + line(1, 'Zoë')],
	['in Windows-1252', new Uint8Array(Buffer.from(HEADER + line(1, 'Zoë'), 'latin1'))],
	['with tabs', (HEADER + line(1, 'Zoë')).replaceAll(';', '\t')],
	['with commas', (HEADER + line(1, 'Zoë')).replaceAll(';', ',')]
])('a file %s is read', async (_, content) => {
	const { begin, deliver } = feed();
	await begin();
	expect(await deliver(content)).toMatchObject({ state: 'merged' });
	const [pupil] = await database.db.select().from(pupils);
	expect(pupil?.givenName).toBe('Zoë');
});

test('a row repeated with another name, a 30 February, a school nobody knows: each is named, the rest goes in', async () => {
	const { begin, deliver } = feed();
	await begin();
	const run = await deliver(
		HEADER +
			line(1) +
			line(1, 'Iemand', 'Anders') +
			line(2).replace('2026-09-01', '2026-02-30') +
			line(3).replace('2;', '9999;') +
			line(4)
	);
	expect(run).toMatchObject({ state: 'merged', report: { enrollments: { new: 2 }, refused: 3 } });
	const told = await outcomesOf(run.id);
	expect(
		told
			.filter(({ outcome }) => outcome === 'refused')
			.map((one) => [one.line, one.refusedColumn, one.refusal])
			.sort()
	).toEqual([
		[3, null, 'repeated-row'],
		[4, 'inschrijving_van', 'bad-date'],
		[5, 'instellingsnummer', 'unknown-school']
	]);
	const [first] = await database.db
		.select()
		.from(enrollments)
		.where(and(eq(enrollments.stamnummer, '1')));
	expect(first).toMatchObject({ givenName: 'Kind1', familyName: 'Familie1' });
});

test('a pupil enrolled twice, by one national number, is one child at two schools', async () => {
	const { begin } = feed();
	const twice =
		`2;5;Borel;Daelemans;3de leerjaar;2026-09-01;;;${NUMBER_A};;;M;2018-04-04\n` +
		`1;6;Borel;Daelemans;6de leerjaar;2026-10-01;;;${NUMBER_A};;;M;2018-04-04\n`;
	const run = await begin(twice);
	expect(run).toMatchObject({ report: { pupils: { new: 1 }, enrollments: { new: 2 } } });
	expect(await database.db.$count(pupils)).toBe(1);
});

test('a merge that dies in the middle leaves nothing half, and the next taking does it whole', async () => {
	const { begin, receive, work } = feed();
	await begin(lines(30));
	const runId = await receive(HEADER + lines(40).replaceAll('Familie', 'Nieuw'), { kind: 'changes' });
	await database.db.update(importRuns).set({ previewOnly: true }).where(eq(importRuns.id, runId));
	const before = await roster();
	const dying = database.db.transaction(async (tx) => {
		await makeFeed(tx).work(runId);
		throw new Error('killed');
	});
	await expect(dying).rejects.toThrow('killed');
	expect(await roster()).toEqual(before);
	await database.db
		.update(importRuns)
		.set({ previewOnly: false, approvedReport: { '2': { known: 30, changed: 30, deregistered: 0 } } })
		.where(eq(importRuns.id, runId));
	expect(await work(runId)).toMatchObject({
		state: 'merged',
		report: { enrollments: { new: 10, changed: 30 } }
	});
});

test('a merge tells its steps, each once and in order; a look beforehand tells those of the plan', async () => {
	const { begin, receive, work, shown } = feed();
	await begin(lines(30));
	shown.length = 0;
	await work(await receive(HEADER + lines(31)));
	expect(shown).toEqual([0, 1, 2, 3, 4, 5].map((done) => ({ done, total: nl.feed.steps.length })));
	shown.length = 0;
	await work(await receive(HEADER + lines(32), { previewOnly: true }));
	expect(shown.map(({ done }) => done)).toEqual([0, 1, 2]);
});

test('of groups that only refused rows name, none is made', async () => {
	const { begin, deliver } = feed();
	await begin(lines(3));
	const header = HEADER.trim() + ';hoofdstructuur\n';
	const row = (stamnummer: number, group: string) =>
		`2;${stamnummer};Kind;Een${stamnummer};${group};2026-09-01;;;;;;;;211\n`;
	const run = await deliver(header + row(50, 'Gewone groep') + row(50, 'Groep van een herhaling'), {
		kind: 'changes'
	});
	expect(run).toMatchObject({ state: 'merged', report: { administrativeGroups: { new: 1 }, refused: 1 } });
	const names = (await database.db.select().from(administrativeGroups)).map(({ name }) => name);
	expect(names).toContain('Gewone groep');
	expect(names).not.toContain('Groep van een herhaling');
});

test('many rows go the same way as few: who is new, changed, ended and in doubt', async () => {
	const { begin, deliver } = feed();
	const many = 10_500;
	await begin(lines(many));
	const night =
		HEADER +
		lines(100).replaceAll('Familie', 'Anders') +
		lines(many - 300, 101) +
		line(many + 1) +
		line(many + 2, 'Heel', 'Iemand') +
		line(many + 2, 'Een', 'Herhaling') +
		line(7_000, 'Totaal', 'Vreemd').replace('2026-09-01', '2026-09-02');
	const run = await deliver(night);
	expect(run).toMatchObject({
		state: 'merged',
		report: {
			pupils: { new: 2, changed: 100 },
			enrollments: { new: 2, changed: 100, unchanged: many - 300 },
			ended: 200,
			refused: 2
		}
	});
	expect(run.reasons).toEqual(
		expect.arrayContaining([
			{ reason: 'repeated-row', count: 1 },
			{ reason: 'identity-conflict', count: 1 }
		])
	);
}, 120_000);

test('two deliveries that are taken in at once are merged one after the other, and the older changes nothing any more', async () => {
	const { db } = await database.fresh();
	const { begin, receive, work } = makeFeed(db);
	await begin(lines(30));
	const older = receive(HEADER + lines(29), { sender: 'client:first' });
	const newer = receive(HEADER + lines(31), { sender: 'client:second' });
	const [first, second] = await Promise.all([older, newer]);
	const [a, b] = await Promise.all([work(first), work(second)]);
	// Whichever comes first: the newest word counts, and the older is either before it or refused.
	expect(['merged', 'refused']).toContain(a.state);
	expect(b.state).toBe('merged');
	const standing = await db.select().from(enrollments);
	expect(standing).toHaveLength(31);
	expect(standing.filter(({ deregisteredOn }) => deregisteredOn !== null)).toEqual([]);
	expect(await db.$count(pupils)).toBe(31);
	expect(await db.$count(importRows)).toBe(0);
});

test('two first loads at once that bring the same child make one child', async () => {
	const { db } = await database.fresh();
	const { begin, receive, work } = makeFeed(db);
	await begin();
	const child = (school: number, stamnummer: number, group: string) =>
		`${school};${stamnummer};Borel;Daelemans;${group};2026-09-01;;;${NUMBER_A};;;M;2018-04-04\n`;
	const runs = await Promise.all([
		receive(HEADER + child(1, 5, '6de leerjaar'), { sender: 'client:first' }),
		receive(HEADER + child(2, 6, '3de leerjaar'), { sender: 'client:second' })
	]);
	const done = await Promise.all(runs.map(work));
	expect(done.map(({ state }) => state)).toEqual(['merged', 'merged']);
	expect(await db.$count(pupils)).toBe(1);
	expect(await db.$count(enrollments)).toBe(2);
});
