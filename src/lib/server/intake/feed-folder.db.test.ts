import { useTestDatabase } from '$tests/database';
import { HEADER, makeFeed, SCHOOLS } from '$tests/feed-scene';
import { createTestKeys } from '$tests/keys';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importRuns } from '../db';
import type { World } from '../jobs';
import { bringFile, takeFile } from './feed-folder';

const database = useTestDatabase();
const NOW = new Date('2026-11-21T12:00:00Z');
let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'leerid-folder-'))));
afterEach(() => rm(folder, { recursive: true }));

const world = (): World => ({
	db: database.db,
	engine: database.engine,
	keys: createTestKeys(),
	now: () => NOW
});
async function drop(name: string, content: string, writtenAt: string) {
	const path = join(folder, name);
	await writeFile(path, content);
	await utimes(path, new Date(writtenAt), new Date(writtenAt));
}

test('dropped files are taken oldest first, read, and moved to what became of them', async () => {
	await drop('b-wijzigingen.csv', HEADER, '2026-11-21T11:00:00Z');
	await drop('a.csv', SCHOOLS, '2026-11-21T10:00:00Z');
	await drop('kapot.csv', 'a;b\n1;2\n', '2026-11-21T11:30:00Z');
	await drop('nota.docx', 'x', '2026-11-21T09:00:00Z');
	for (let file = await takeFile(folder, NOW); file; file = await takeFile(folder, NOW))
		await bringFile(world(), folder, file);
	const runs = await database.db.select().from(importRuns).orderBy(importRuns.madeAt);
	expect(runs.map(({ fileName, kind, state, source }) => [fileName, kind, state, source])).toEqual([
		['a.csv', 'full', 'received', 'folder'],
		['b-wijzigingen.csv', 'changes', 'received', 'folder'],
		['kapot.csv', 'full', 'refused', 'folder']
	]);
	expect((await readdir(folder)).sort()).toEqual(['bezig', 'geweigerd', 'nota.docx', 'verwerkt']);
	expect(await readdir(join(folder, 'geweigerd'))).toHaveLength(1);
	expect(await readdir(join(folder, 'verwerkt'))).toHaveLength(2);
	expect(await makeFeed(database.db).work(runs[0]!.id)).toMatchObject({ state: 'merged' });
});

test('a file that is still being written is left alone', async () => {
	await drop('nieuw.csv', HEADER, NOW.toISOString());
	expect(await takeFile(folder, NOW)).toBeNull();
});

test('of two servers that look at once one gets the file', async () => {
	await drop('een.csv', HEADER, '2026-11-21T10:00:00Z');
	const taken = await Promise.all([takeFile(folder, NOW), takeFile(folder, NOW)]);
	expect(taken.filter(Boolean)).toHaveLength(1);
});

test('what a server that is gone had in hand is put back', async () => {
	await drop('een.csv', HEADER, '2026-11-21T10:00:00Z');
	await takeFile(folder, NOW);
	// The hour of a move cannot be set: the clock goes on instead.
	const later = new Date(Date.now() + 7 * 60 * 60_000);
	expect(await takeFile(folder, later)).toMatchObject({ name: 'een.csv' });
});
