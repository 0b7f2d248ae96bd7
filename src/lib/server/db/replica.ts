import { sql } from 'drizzle-orm';
import { getSettings } from '../env';
import { log } from '../log';
import { openPostgres, selectRows, type Database, type OpenDatabase } from './client';
import { isUnavailable } from './failures';

/** Seconds that the copy may be behind; who changed something lately does not read it at all. */
const MAX_LAG = 5;
/** Milliseconds that its state is taken for granted: while it is well, and while it is not. */
const TRUST = 2_000;
const AVOID = 10_000;

interface Reader {
	db: Database;
	/** Who reads has just written: only the primary is sure to show it. */
	wroteLately?: boolean;
}

/** Reads from a copy while it answers and keeps up, else from the primary. */
export function createReplica(open: () => OpenDatabase) {
	let opened: OpenDatabase | undefined;
	let looked = -Infinity;
	let well = false;

	async function isWell(replica: Database): Promise<boolean> {
		const now = performance.now();
		if (now - looked < (well ? TRUST : AVOID)) return well;
		looked = now;
		well = (await lagOf(replica)) <= MAX_LAG;
		if (!well)
			log.warn({ code: 'replica-behind' }, 'the copy of the database is behind: reading from the primary');
		return well;
	}

	return {
		async read<T>({ db, wroteLately }: Reader, read: (db: Database) => Promise<T>): Promise<T> {
			if (wroteLately) return read(db);
			opened ??= open();
			try {
				if (await isWell(opened.db)) return await read(opened.db);
			} catch (error) {
				if (!isUnavailable(error) && !isConflict(error)) throw error;
				[well, looked] = [false, performance.now()];
				log.warn({ code: 'replica-away' }, 'the copy of the database is away: reading from the primary');
			}
			return read(db);
		},
		close: async () => opened?.close()
	};
}

/** Seconds. Nothing received that was not replayed is no lag, however long ago the last change was. */
async function lagOf(replica: Database): Promise<number> {
	const [row] = await selectRows<{ lag: number }>(
		replica,
		sql`select case when not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
			else extract(epoch from now() - pg_last_xact_replay_timestamp()) end::float8 as lag`
	);
	return row?.lag ?? Infinity;
}

/** A standby ends a query that stands in the way of what it must replay: 40001, with a message of its own. */
function isConflict(error: unknown): boolean {
	const { cause } = error as { cause?: { code?: unknown } };
	return cause?.code === '40001';
}

const place = Symbol.for('leerid.replica');
const shared = globalThis as { [place]?: ReturnType<typeof createReplica> };

/**
 * Reads with `read` from the copy of DATABASE_REPLICA_URL, or from `ctx.db` when there is none, it is away or behind, or this
 * browser changed something a moment ago. For lists and searches of the desk only: never for what decides over a sign-in or a
 * right, never inside a transaction, and `read` must write nothing.
 */
export function readFromReplica<T>(ctx: Reader, read: (db: Database) => Promise<T>): Promise<T> {
	const settings = getSettings();
	const { replicaUrl } = settings;
	if (!replicaUrl) return read(ctx.db);
	if (!shared[place]) {
		const made = createReplica(() => openPostgres(replicaUrl, settings));
		shared[place] = made;
		(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => made.close());
	}
	return shared[place].read(ctx, read);
}
