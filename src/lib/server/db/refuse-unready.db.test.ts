import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { restoreMark } from '../restore-mark';
import { selectRows, type OpenDatabase } from './client';
import { endRestore, isHalfRestored, refuseUnready } from './refuse-unready';

const database = useTestDatabase();
const NOW = new Date('2026-11-22T18:15:07Z');
const mark = ({ db }: OpenDatabase, at = NOW) => db.execute(sql.raw(`create schema ${restoreMark(at)}`));

/** As the settings of a server on this database would be. */
async function settingsOf({ db }: OpenDatabase) {
	const given = process.env.TEST_DATABASE_URL;
	if (!given) return { databasePrepare: true };
	const address = new URL(given);
	const [row] = await selectRows<{ name: string }>(db, sql`select current_database() as name`);
	address.pathname = `/${row!.name}`;
	return { databaseUrl: address.href, databasePrepare: true };
}

test('a database that nobody restores is let be', async () => {
	const one = await database.fresh();
	await refuseUnready(one.db);
	await refuseUnready(one.db, { isFinishing: true }); // of a copy made by other means
	expect(await isHalfRestored(one.db)).toBe(false);
	await endRestore(one, await settingsOf(one));
});

test('between the two halves only who does the second may open it, and then the mark is gone', async () => {
	const one = await database.fresh();
	await mark(one);
	await mark(one, new Date(NOW.getTime() + 60_000)); // of a copy that held the mark of another
	await expect(refuseUnready(one.db)).rejects.toMatchObject({
		name: 'StartError',
		message:
			'A restore into this database was begun (2026-11-22 18:15 UTC) and its journal was not played: finish it with "leerid restore-finish", with each journal behind that, and start then (docs/backup.md).'
	});
	expect(await isHalfRestored(one.db)).toBe(true);
	await refuseUnready(one.db, { isFinishing: true });
	await endRestore(one, await settingsOf(one));
	await refuseUnready(one.db);
});

test('while nothing was put back nobody opens it: a migration would stand in the way of the restore', async () => {
	const one = await database.fresh();
	await one.db.execute(sql`drop schema public, drizzle cascade`);
	await mark(one);
	for (const isFinishing of [false, true])
		await expect(refuseUnready(one.db, { isFinishing })).rejects.toThrow(
			/nothing was put back yet: wait for it, or give the same "leerid restore" again/
		);
});

test('a command makes no tables where none are', async () => {
	const one = await database.fresh();
	await refuseUnready(one.db, { needsTables: true });
	await one.db.execute(sql`drop schema public, drizzle cascade`);
	await expect(refuseUnready(one.db, { needsTables: true })).rejects.toThrow(/^The database is empty: /);
	await refuseUnready(one.db); // a first start
});

if (database.engine === 'postgresql')
	test('the role that serves sees the mark without a right on any table, and cannot take it away', async () => {
		const one = await database.fresh();
		await mark(one);
		const role = sql.identifier(`leerid_restored_${process.pid}`);
		await one.db.execute(sql`create role ${role} login`);
		const settings = await settingsOf(one);
		const serving = new URL(settings.databaseUrl ?? '');
		serving.username = `leerid_restored_${process.pid}`;
		try {
			await one.db.transaction(async (tx) => {
				await tx.execute(sql`set local role ${role}`);
				await expect(refuseUnready(tx)).rejects.toThrow(/its journal was not played/);
			});
			await expect(endRestore(one, { ...settings, migrationUrl: serving.href })).rejects.toThrow(
				/set DATABASE_MIGRATION_URL to the role that restored/
			);
			expect(await isHalfRestored(one.db)).toBe(true);
			await endRestore(one, { ...settings, migrationUrl: settings.databaseUrl });
			expect(await isHalfRestored(one.db)).toBe(false);
		} finally {
			await one.db.execute(sql`drop role ${role}`);
		}
	});
