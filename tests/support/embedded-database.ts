import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { OpenDatabase } from '$lib/server/db/client';
import { embeddedExtensions as extensions, wrapPglite } from '$lib/server/db/embedded';
import { applyMigrations, findMigrations } from '$lib/server/db/migrate';
import { migrationsHash } from './migrations-hash';

const cache = resolve('node_modules/.cache/leerid');

/** A migrated, empty PGlite in memory, from a prepared one: 0.4 s instead of 4. */
export async function createEmbedded(): Promise<OpenDatabase> {
	return wrapPglite(await PGlite.create({ loadDataDir: await prepared(), extensions }));
}

async function prepared(): Promise<Blob> {
	const migrations = findMigrations();
	const version = await readFile(resolve('node_modules/@electric-sql/pglite/package.json'), 'utf8');
	const name = `embedded-${migrationsHash(migrations, version)}.tar`;
	const found = await readFile(join(cache, name)).catch(() => null);
	return found ? new Blob([found]) : prepare(migrations, name);
}

async function prepare(migrations: string, name: string): Promise<Blob> {
	const client = await PGlite.create({ extensions });
	const database = wrapPglite(client);
	await applyMigrations(database, migrations);
	const dump = await client.dumpDataDir('none');
	await database.close();

	// Other workers may be doing the same: each writes whole and the last one stays.
	await mkdir(cache, { recursive: true });
	const temporary = join(cache, `${name}.${randomUUID()}`);
	await writeFile(temporary, dump.stream());
	await rename(temporary, join(cache, name));
	const old = (await readdir(cache)).filter((file) => /^embedded-.*\.tar$/.test(file) && file !== name);
	await Promise.all(old.map((file) => rm(join(cache, file), { force: true })));
	return dump;
}
