import { sql } from 'drizzle-orm';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { selectRows } from '../db';
import { dumpPostgres } from './pg-dump';

const database = useTestDatabase();

test.runIf(database.engine === 'postgresql')(
	'a copy of the database is for its owner alone to read',
	async () => {
		const folder = await mkdtemp(join(tmpdir(), 'leerid-dump-'));
		const before = process.umask(0o022);
		try {
			const [row] = await selectRows<{ name: string }>(database.db, sql`select current_database() as name`);
			const address = new URL(process.env.TEST_DATABASE_URL ?? '');
			address.pathname = `/${row!.name}`;
			const path = join(folder, 'copy.dump');
			expect(await dumpPostgres(address.href, path)).toBeNull();
			expect((await stat(path)).mode & 0o777).toBe(0o600);
		} finally {
			process.umask(before);
			await rm(folder, { recursive: true });
		}
	}
);
