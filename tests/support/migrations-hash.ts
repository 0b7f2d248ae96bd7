import { createHash } from 'node:crypto';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Names the migrations in `folder`, so that a prepared database is used again only while they are the same. */
export function migrationsHash(migrationsFolder: string, ...more: string[]): string {
	const hash = createHash('sha256');
	for (const migration of readMigrationFiles({ migrationsFolder })) hash.update(migration.hash);
	for (const text of more) hash.update(text);
	return hash.digest('hex').slice(0, 16);
}
