import { useTestDatabase } from '$tests/database';
import { sql } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { log } from '../log';
import { tellVersion } from './tell-version';

const database = useTestDatabase();
const [info, warn] = [
	vi.spyOn(log, 'info').mockReturnValue(undefined),
	vi.spyOn(log, 'warn').mockReturnValue(undefined)
];
afterEach(() => vi.clearAllMocks());

const start = () => tellVersion(database, { workers: 2 });

test('a start says in one line which program it is, and how far its tables are', async () => {
	await start();
	expect(warn).not.toHaveBeenCalled();
	expect(info.mock.calls).toEqual([
		[
			{
				version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
				built: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
				node: process.version,
				engine: database.engine,
				migration: expect.stringMatching(/^\d{4}_\w+$/) as string,
				workers: 2
			},
			'LeerID starts'
		]
	]);
});

test('a program that is older than the tables says so, and starts', async () => {
	await database.db.execute(
		sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`
	);
	await start();
	expect(info).not.toHaveBeenCalled();
	expect(warn).toHaveBeenCalledExactlyOnceWith(
		expect.objectContaining({
			ahead: 1,
			fault: expect.stringContaining('newer than this program') as string
		}),
		'LeerID starts on tables of a newer program'
	);
});

test('a start goes on when that cannot be read', async () => {
	await tellVersion(database, { workers: 1, migrationsDir: '/nowhere' });
	expect(warn).toHaveBeenCalledExactlyOnceWith(
		expect.objectContaining({ reason: expect.stringContaining('ENOENT') as string }),
		expect.any(String)
	);
});
