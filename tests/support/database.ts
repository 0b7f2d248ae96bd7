import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Database, OpenDatabase } from '$lib/server/db';
import { createEmbedded } from './embedded-database';
import { createPostgres } from './postgres-database';

export interface TestDatabase {
	/**
	 * The database of this file, in a transaction that is rolled back after the test. After a refused statement it can do
	 * no more, so a test that expects a refusal puts it in a nested `db.transaction`; and what runs at the same moment in
	 * production runs one after another here: use `fresh` to try races.
	 */
	readonly db: Database;
	readonly engine: OpenDatabase['engine'];
	/** Another migrated, empty database, without that transaction. Thrown away after the test. */
	fresh(): Promise<OpenDatabase>;
}

/** Call once, at the top of a `*.db.test.ts`: each file has a database of its own on the engine of TEST_ENGINE. */
export function useTestDatabase(): TestDatabase {
	const engine = readEngine();
	const create = engine === 'embedded' ? createEmbedded : createPostgres;
	let root: OpenDatabase;
	let current: { db: Database; rollBack: () => Promise<void> } | undefined;
	let extra: OpenDatabase[] = [];

	beforeAll(async () => {
		root = await create();
	});
	beforeEach(async () => {
		current = await begin(root.db);
	});
	afterEach(async () => {
		await current?.rollBack();
		current = undefined;
		await Promise.all(extra.map((database) => database.close()));
		extra = [];
	});
	afterAll(() => root?.close());

	return {
		engine,
		get db() {
			if (!current) throw new Error('the test database exists within a test only');
			return current.db;
		},
		async fresh() {
			const database = await create();
			extra.push(database);
			return database;
		}
	};
}

function readEngine(): OpenDatabase['engine'] {
	const engine = process.env.TEST_ENGINE;
	if (engine === 'embedded' || engine === 'postgresql') return engine;
	throw new Error(
		'TEST_ENGINE must be embedded or postgresql: a test with a database is called *.db.test.ts.'
	);
}

/** Thrown to end a transaction without keeping anything of it. */
class RolledBack extends Error {}

/** A transaction that stays open until it is rolled back. */
async function begin(db: Database): Promise<{ db: Database; rollBack: () => Promise<void> }> {
	const open = Promise.withResolvers<Database>();
	const end = Promise.withResolvers<never>();
	const done = db
		.transaction((tx) => {
			open.resolve(tx);
			return end.promise;
		})
		.catch((error: unknown) => {
			open.reject(error);
			if (!(error instanceof RolledBack)) throw error;
		});
	done.catch(() => undefined); // told by `rollBack`
	const tx = await open.promise;
	return {
		db: tx,
		rollBack: () => {
			end.reject(new RolledBack());
			return done;
		}
	};
}
