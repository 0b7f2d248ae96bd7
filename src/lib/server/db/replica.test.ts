import { expect, test, vi } from 'vitest';
import type { Database, OpenDatabase } from './client';
import { createReplica } from './replica';

const primary = { name: 'primary' } as unknown as Database;
const nameOf = async (db: Database) => (db as unknown as { name: string }).name;

/** A copy that says how far it is behind, or is away. */
function replica(lag: () => number) {
	const execute = vi.fn(async () => {
		const seconds = lag();
		if (Number.isNaN(seconds)) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
		return [{ lag: seconds }];
	});
	const db = { name: 'replica', execute } as unknown as Database;
	const close = vi.fn(async () => undefined);
	return { execute, ...createReplica(() => ({ db, engine: 'postgresql', close }) as OpenDatabase) };
}

test('lists are read from the copy, which is asked once in a while how it does', async () => {
	const { read, execute } = replica(() => 0);
	expect(await read({ db: primary }, nameOf)).toBe('replica');
	expect(await read({ db: primary }, nameOf)).toBe('replica');
	expect(execute).toHaveBeenCalledTimes(1);
});

test('who changed something a moment ago reads the primary', async () => {
	expect(await replica(() => 0).read({ db: primary, wroteLately: true }, nameOf)).toBe('primary');
});

test.each([
	['is behind', 6],
	['is away', Number.NaN]
])('a copy that %s is not read', async (_what, lag) => {
	expect(await replica(() => lag).read({ db: primary }, nameOf)).toBe('primary');
});

test('a copy that goes away in the middle costs nobody the page', async () => {
	const { read } = replica(() => 0);
	const answer = await read({ db: primary }, async (db) => {
		const name = await nameOf(db);
		if (name === 'replica') throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
		return name;
	});
	expect(answer).toBe('primary');
	expect(await read({ db: primary }, nameOf)).toBe('primary');
});

test('a mistake in the query itself is no reason to ask it twice', async () => {
	const { read } = replica(() => 0);
	const broken = vi.fn(() => Promise.reject(new Error('syntax error')));
	await expect(read({ db: primary }, broken)).rejects.toThrow('syntax error');
	expect(broken).toHaveBeenCalledTimes(1);
});
