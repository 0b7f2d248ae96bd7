import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useTestDatabase } from '$tests/database';
import { readSettings } from '../env';
import { openDatabase, openPostgres, selectRows, type Database } from './client';
import { isUnavailable } from './failures';

/** Milliseconds: making a database on a disk takes seconds, and many when the machine is busy. */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: PATIENCE });

const database = useTestDatabase();
let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'leerid-open-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const one = sql`select 1 as one`;

/** What Node has with `--expose-gc` only. */
function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
}

if (database.engine === 'embedded') {
	test('the embedded database is made in a folder that nobody else can enter, with its keys, and keeps its rows', async () => {
		const settings = readSettings({ DATA_DIR: join(dataDir, 'deep', 'data') });
		const first = await openDatabase(settings);
		await first.db.execute(sql`create table kept (id int)`);
		expect(statSync(settings.dataDir).mode & 0o777).toBe(0o700);
		expect(readdirSync(settings.dataDir).sort()).toEqual(['database', 'keys', 'lock.json', 'lock.sock']);

		await expect(openDatabase(settings)).rejects.toThrow(`in use by process ${process.pid}`);
		await Promise.all([first.close(), first.close()]);

		const second = await openDatabase(settings);
		expect(await selectRows(second.db, sql`select count(*)::int as rows from kept`)).toEqual([{ rows: 0 }]);
		await second.close();

		rmSync(join(settings.dataDir, 'keys'), { recursive: true });
		await expect(openDatabase(settings)).rejects.toThrow(/lost its keys/);
		expect(readdirSync(settings.dataDir)).toEqual(['database']); // and the lock is given back
	});

	test('a data folder that is a file is refused in a sentence', async () => {
		await expect(openDatabase(readSettings({ DATA_DIR: process.execPath }))).rejects.toThrow(
			`DATA_DIR cannot be used: ${process.execPath} is a file: name a folder.`
		);
	});
} else {
	test('a database that goes away gives quick errors, and is back without a restart', async () => {
		const proxy = await startProxy(new URL(process.env.TEST_DATABASE_URL ?? ''));
		const { db, close } = openPostgres(proxy.url, { databasePool: 3, databasePrepare: true });
		expect(await selectRows(db, one)).toEqual([{ one: 1 }]);

		const slow = db
			.transaction((tx) => tx.execute(sql`select pg_sleep(20)`))
			.catch((error: unknown) => error);
		await new Promise((asleep) => setTimeout(asleep, 200));
		await proxy.stop();
		expect(isUnavailable(await slow)).toBe(true);
		const errors = await Promise.all(
			Array.from({ length: 8 }, () => selectRows(db, one).catch((error: unknown) => error))
		);
		expect(errors.map(isUnavailable)).toEqual(errors.map(() => true));

		await proxy.start();
		await expect.poll(() => selectRows(db, one).catch(() => null), { timeout: 5000 }).toEqual([{ one: 1 }]);
		await close();
		await proxy.stop();
	});

	test('a transaction whose connection ends while it thinks can do no more, and spoils no other', async () => {
		const url = process.env.TEST_DATABASE_URL ?? '';
		const { db, close } = openPostgres(url, { databasePool: 1, databasePrepare: true });
		const outside = openPostgres(url, { databasePool: 1, databasePrepare: true });
		const kill = async (pid: number) => {
			await outside.db.execute(sql`select pg_terminate_backend(${pid}::int)`);
			await new Promise((gone) => setTimeout(gone, 100));
		};
		const pidOf = async (tx: Database) =>
			(await selectRows<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`))[0]!.pid;

		const failures: unknown[] = [];
		const note = (error: unknown) => failures.push(error);
		for (const length of [1, 5000]) {
			const dead = db.transaction(async (tx) => {
				await kill(await pidOf(tx));
				await selectRows(tx, sql`select ${'x'.repeat(length)}::text as written`).catch(note);
				await selectRows(tx, one).catch(note);
				throw new Error('ended');
			});
			await expect(dead).rejects.toThrow('ended');
			const next = db.transaction(async (tx) => ({ pid: await pidOf(tx), rows: await selectRows(tx, one) }));
			expect(await next).toMatchObject({ rows: [{ one: 1 }] });
		}
		expect(failures).toHaveLength(4);
		expect(failures.map(isUnavailable)).toEqual([true, true, true, true]);
		await Promise.all([close(), outside.close()]);
	});

	test('a statement that takes too long gives up its connection, not the pool', async () => {
		const { db, close } = openPostgres(
			process.env.TEST_DATABASE_URL ?? '',
			{ databasePool: 1, databasePrepare: true },
			200
		);
		expect(isUnavailable(await db.execute(sql`select pg_sleep(10)`).catch((error: unknown) => error))).toBe(
			true
		);
		expect(await selectRows(db, one)).toEqual([{ one: 1 }]);
		await close();
	});

	test('who misses a table asks the next time on a new connection: somebody may be putting another database in its place', async () => {
		const { db, close } = openPostgres(process.env.TEST_DATABASE_URL ?? '', {
			databasePool: 1,
			databasePrepare: true
		});
		const pid = () => selectRows<{ pid: number }>(db, sql`select pg_backend_pid() as pid`);
		const [before] = await pid();
		await expect(db.execute(sql`select from a_table_that_is_gone`)).rejects.toThrow();
		expect(await pid()).not.toEqual([before]);
		await close();
	});

	test('a connection holds nothing of what it answered', async () => {
		const { db, close } = openPostgres(process.env.TEST_DATABASE_URL ?? '', {
			databasePool: 1,
			databasePrepare: true
		});
		const answers = [];
		for (let n = 0; n < 3; n++) answers.push(new WeakRef((await selectRows(db, one))[0]!));
		await new Promise((later) => setTimeout(later, 10));
		collectGarbage();
		// The driver keeps its last result until the next one.
		expect(answers.slice(0, 2).map((answer) => answer.deref())).toEqual([undefined, undefined]);
		await close();
	});

	test('a server that is not there is known as away', async () => {
		const { db, close } = openPostgres('postgres://nobody@127.0.0.1:1/none', {
			databasePool: 1,
			databasePrepare: true
		});
		expect(isUnavailable(await selectRows(db, one).catch((error: unknown) => error))).toBe(true);
		await close();
	});
}

test('a program that has closed its database ends by itself', async () => {
	const connection = `postgres(${JSON.stringify(process.env.TEST_DATABASE_URL ?? '')}, { max: 2 })`;
	const open =
		database.engine === 'embedded'
			? `import { PGlite } from '@electric-sql/pglite';
				import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
				const lock = await lockFolder(${JSON.stringify(dataDir)});
				const client = await PGlite.create(); await client.query('select 1');
				await client.close(); await lock.release();`
			: `import postgres from 'postgres'; const client = ${connection}; await client\`select 1\`; await client.end();`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', open], {
		stdio: 'inherit',
		timeout: PATIENCE
	});
	expect(await new Promise((ended) => child.once('exit', (code, signal) => ended(signal ?? code)))).toBe(0);
});

/** A road to PostgreSQL that can be broken up. */
async function startProxy(target: URL) {
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(target.port || 5432), target.hostname);
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => sockets.delete(socket));
		}
		near.pipe(far).pipe(near);
	});
	const start = (port = (server.address() as AddressInfo | null)?.port ?? 0) =>
		new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
	await start();
	const { port } = server.address() as AddressInfo;
	const url = new URL(target);
	url.hostname = '127.0.0.1';
	url.port = String(port);
	const stop = () =>
		new Promise<void>((stopped) => {
			server.close(() => stopped());
			for (const socket of sockets) socket.destroy();
		});
	return { url: url.href, start: () => start(port), stop };
}
