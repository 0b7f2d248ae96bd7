import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { openPostgres, selectRows } from './client';
import { isServed } from './is-served';

const database = useTestDatabase();

test.skipIf(database.engine === 'embedded')(
	'a connection that is older than this process is of a server, and while a restore is not done of none that serves',
	async () => {
		const { db } = await database.fresh();
		const address = new URL(process.env.TEST_DATABASE_URL ?? '');
		const [row] = await selectRows<{ name: string }>(db, sql`select current_database() as name`);
		address.pathname = `/${row!.name}`;
		const options = { databasePool: 1, databasePrepare: true };
		const [server, command] = [openPostgres(address.href, options), openPostgres(address.href, options)];
		try {
			await server.db.execute(sql`select 1`);
			expect(await isServed(command.db)).toBe(false); // as young as this process itself
			expect(await isServed(command.db, 0)).toBe(true);
			await db.execute(sql`create schema leerid_restoring_20261123023000`);
			expect(await isServed(command.db, 0)).toBe(false);
		} finally {
			await Promise.all([server.close(), command.close()]);
		}
	}
);
