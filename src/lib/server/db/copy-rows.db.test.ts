import { useTestDatabase } from '$tests/database';
import { asc, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { copyRows, takeTime } from './copy-rows';
import { importRows } from './schema';

const database = useTestDatabase();
const COLUMNS = ['runId', 'file', 'line', 'givenName', 'beginDate', 'numberHash'];

test('what COPY has a meaning for comes back as it went in', async () => {
	const runId = randomUUID();
	const names = ['a\tb', 'c\\N', '\\', 'd\ne\rf', '', 'Zoë', '\\.'];
	const hash = Uint8Array.from([0, 1, 92, 255]);
	const rows = names.map((name, line) => [runId, 'enrollments', line, name, '2026-09-01', hash]);
	await copyRows(database.db, importRows, COLUMNS, rows);
	const stored = await database.db.select().from(importRows).orderBy(asc(importRows.line));
	expect(stored.map(({ givenName }) => givenName)).toEqual(names);
	expect([...stored[0]!.numberHash!]).toEqual([...hash]);
});

test('nothing and the word for nothing are two things', async () => {
	const runId = randomUUID();
	await copyRows(database.db, importRows, COLUMNS, [
		[runId, 'enrollments', 1, null, null, null],
		[runId, 'enrollments', 2, 'null', null, null]
	]);
	const stored = await database.db.select().from(importRows).orderBy(asc(importRows.line));
	expect(stored.map(({ givenName }) => givenName)).toEqual([null, 'null']);
});

test('rows are written in the transaction that asks, and go with it', async () => {
	const runId = randomUUID();
	const failing = database.db.transaction(async (tx) => {
		takeTime(tx);
		await copyRows(tx, importRows, COLUMNS, [[runId, 'enrollments', 1, 'A', null, null]]);
		throw new Error('power cut');
	});
	await expect(failing).rejects.toThrow('power cut');
	expect(await database.db.select().from(importRows).where(eq(importRows.runId, runId))).toEqual([]);
});

test('outside a transaction many thousands go in', async () => {
	const { db } = await database.fresh();
	const runId = randomUUID();
	const rows = Array.from({ length: 20_000 }, (_, i) => [runId, 'enrollments', i, `Kind ${i}`, null, null]);
	await copyRows(db, importRows, COLUMNS, rows);
	expect(await db.$count(importRows)).toBe(20_000);
});
