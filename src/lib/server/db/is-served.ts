import { sql } from 'drizzle-orm';
import { selectRows, type Database } from './client';
import { isHalfRestored } from './refuse-unready';

/** Seconds by which two clocks may count the life of this process differently. */
const SLACK = 1;

/**
 * Whether another process of this program, a server mostly, works on this PostgreSQL: it has a connection that is older than this process,
 * which is `secondsAlive` seconds old. While a restore is not done there is none that serves, whoever is connected. Behind a pooler its
 * connections outlive the server that asked for them.
 */
export async function isServed(db: Database, secondsAlive = process.uptime() + SLACK): Promise<boolean> {
	if (await isHalfRestored(db)) return false;
	const [row] = await selectRows<{ served: boolean }>(
		db,
		sql`select exists (select from pg_stat_activity where datname = current_database()
			and application_name = 'leerid' and pid <> pg_backend_pid()
			and backend_start < clock_timestamp() - make_interval(secs => ${secondsAlive}::float8)) as served`
	);
	return row?.served ?? false;
}
