import { useTestDatabase } from '$tests/database';
import { GROUPS, HEADER, line, lines, makeFeed, SCHOOLS, zip } from '$tests/feed-scene';
import { isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { enrollments, importRows, importSeen, pupils } from '../db';
import { reportStream } from '.';

const database = useTestDatabase();
const names = async () => {
	const there = await database.db.select().from(enrollments);
	return Object.fromEntries(there.map(({ stamnummer, givenName }) => [stamnummer, givenName]));
};

/** Two files of five, whose lines have the same numbers. */
async function begin(given: { largeFrom?: number } = {}) {
	const feed = makeFeed(database.db);
	await feed.deliver(zip({ 'scholen.csv': SCHOOLS, 'groepen.csv': GROUPS }));
	const run = await feed.deliver(zip({ 'a.csv': HEADER + lines(5), 'b.csv': HEADER + lines(5, 101) }), given);
	return { ...feed, run };
}

test('files of one kind in one ZIP are both taken over, each line for itself', async () => {
	const { run } = await begin();
	expect(run).toMatchObject({ state: 'merged', report: { pupils: { new: 10 }, refused: 0 } });
	const numbers = [1, 2, 3, 4, 5, 101, 102, 103, 104, 105];
	expect(await names()).toEqual(Object.fromEntries(numbers.map((n) => [n, `Kind${n}`])));
	expect(await database.db.$count(pupils)).toBe(10);
});

test('what two files change in lines of the same number goes to whom each line is about', async () => {
	const { deliver } = await begin();
	const run = await deliver(
		zip({ 'a.csv': HEADER + line(1, 'Ada'), 'b.csv': HEADER + line(101, 'Bo') + line(102) }),
		{ kind: 'changes' }
	);
	expect(run).toMatchObject({ state: 'merged', report: { enrollments: { changed: 2, unchanged: 1 } } });
	expect(await names()).toMatchObject({ 1: 'Ada', 101: 'Bo', 102: 'Kind102' });
});

test('a school, a group and a pupil that two files name stand once, as the first of them says', async () => {
	const feed = makeFeed(database.db);
	const run = await feed.deliver(
		zip({
			...{ '1.csv': SCHOOLS, '2.csv': SCHOOLS, '3.csv': GROUPS, '4.csv': GROUPS },
			...{ '5.csv': HEADER + lines(3), '6.csv': HEADER + line(9) + line(2, 'Anders') }
		})
	);
	expect(run).toMatchObject({ state: 'merged', report: { pupils: { new: 4 }, schools: { new: 2 } } });
	expect(run.reasons).toEqual([{ reason: 'repeated-row', count: 6 }]);
	expect(await names()).toEqual({ 1: 'Kind1', 2: 'Kind2', 3: 'Kind3', 9: 'Kind9' });
});

test('lines that are known count in the file in which they stand', async () => {
	const { deliver } = await begin({ largeFrom: 1 });
	const files = { 'a.csv': HEADER + lines(5), 'b.csv': HEADER + lines(5, 101) };
	expect(await database.db.$count(enrollments, isNotNull(enrollments.lineHash))).toBe(10);
	// Line 2 of the third says what is new; line 3 what line 4 of the first said.
	const run = await deliver(zip({ ...files, 'c.csv': HEADER + line(6) + line(3) }), { largeFrom: 1 });
	expect(run).toMatchObject({
		state: 'merged',
		report: { pupils: { new: 1 }, enrollments: { unchanged: 10 }, refused: 1 }
	});
	expect(await database.db.$count(enrollments)).toBe(11);
	expect(await database.db.$count(importRows)).toBe(0);
	expect(await database.db.$count(importSeen)).toBe(0);
});

test('the report says in which file of the ZIP a line stands, and where', async () => {
	const { deliver, ctx } = await begin();
	const sent = { 'a.csv': HEADER + line(1), 'b;"\n.csv': HEADER + line(101) + line('0-5') + line(101) };
	const run = await deliver(zip(sent), { kind: 'changes' });
	const report = Buffer.from(await new Response(reportStream(ctx(), run.id)).arrayBuffer()).toString();
	expect(report.split('\r\n').slice(1)).toEqual([
		'"inschrijvingen (b;"" .csv)";4;2;101;geweigerd;"dit stond al eerder in het bestand; de eerste rij telt";',
		'"inschrijvingen (b;"" .csv)";3;2;0-5;nieuwe leerling;;',
		''
	]);
});
