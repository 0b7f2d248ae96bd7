import { sql } from 'drizzle-orm';
import { selectRows, type Database } from './client';

/**
 * Why the role of DATABASE_URL is not one that only serves, in one sentence; null when it is. A superuser counts as the owner of
 * everything. PostgreSQL only.
 */
export async function findServingFault(db: Database): Promise<string | null> {
	const [role] = await selectRows<{ owns: boolean }>(
		db,
		sql`select coalesce(bool_or(pg_has_role(c.relowner, 'usage')), false) as owns
			from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relname = 'accounts'`
	);
	return role?.owns
		? 'The role of DATABASE_URL may change and drop the tables: give the owner as DATABASE_MIGRATION_URL, and a role of its own that serves as DATABASE_URL (docs/deploy/README.md).'
		: null;
}
