import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Settings } from '../env';
import { selectRows, type Database } from './client';
import { findMigrations } from './migrate';

/** How far the tables are, beside how far this program knows them. */
export interface SchemaVersion {
	/** The name of the newest migration of this program, such as `0025_keys_and_files`. */
	newest: string;
	/** Migrations of a newer program that the database bears and this one does not know; 0 when there are none. */
	ahead: number;
	/** When the newest of those was written; null when there are none. */
	aheadOf: Date | null;
}

interface Entry {
	when: number;
	tag: string;
}

/**
 * Compares the migrations that `db` bears with those of this program. A database that is ahead is served all the same, since migrations work
 * with the version before them: who restarts an old server in the middle of an update must be told, and not refused.
 */
export async function readSchemaVersion(
	db: Database,
	{ migrationsDir }: Pick<Settings, 'migrationsDir'>
): Promise<SchemaVersion> {
	const path = join(migrationsDir ?? findMigrations(), 'meta/_journal.json');
	const { entries } = JSON.parse(readFileSync(path, 'utf8')) as { entries: Entry[] };
	const { when = 0, tag = '' } = entries.at(-1) ?? {};
	const [row] = await selectRows<{ many: number; last: number | null }>(
		db,
		sql`select count(*)::int as many, max(created_at)::float8 as last
			from drizzle.__drizzle_migrations where created_at > ${when}::bigint`
	);
	return { newest: tag, ahead: row?.many ?? 0, aheadOf: row?.last ? new Date(row.last) : null };
}

/** One sentence for the operator; null when the program knows all that the database bears. */
export function tellAhead({ newest, ahead, aheadOf }: SchemaVersion): string | null {
	if (ahead === 0) return null;
	const many = ahead === 1 ? '1 migration' : `${ahead} migrations`;
	const written = aheadOf ? `, the newest of ${aheadOf.toISOString().slice(0, 10)}` : '';
	return `The database is newer than this program: it bears ${many} after ${newest}${written}. The version before serves on such a database during an update; an older one may not: start the newer program (docs/running.md).`;
}
