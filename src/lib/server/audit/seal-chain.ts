import { and, desc, gt, gte, lte, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { auditEvents, auditSeals, selectRows, type Database } from '../db';
import { keyedHash, type Key } from '../keys';
import { rowHash, sha256 } from './digest';
import { readAudit } from './read-audit';

export type Seal = typeof auditSeals.$inferSelect;

/** Windows end near this many rows, so that one is checked in a moment. */
const MOST = 20_000;
/**
 * Milliseconds that a row is let be before it is sealed. A row is seen only once its transaction is committed, so a window also
 * ends before the oldest transaction that still runs began.
 */
const REST = 5 * 60_000;

/** The first seal has none before it. */
export const NOTHING = new Uint8Array(32);

/**
 * Seals what was recorded since the last seal and has rested. Called outside every sign-in, by whichever process comes first:
 * two at once make one seal, for its number is taken once. Returns the seal, or null when there is nothing to seal.
 */
export async function sealAudit(ctx: Context, rest = REST): Promise<Seal | null> {
	const [last] = await ctx.db.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1);
	const after = last?.until ?? new Date(0);
	const until = await windowEnd(ctx, after, rest);
	if (!until) return null;
	const { rows, rowsHash } = await hashWindow(ctx, after, until);
	if (rows === 0) return null;
	const bare = {
		...{ seq: (last?.seq ?? 0) + 1, after, until, rows, rowsHash },
		...{ previous: last?.mac ?? NOTHING, sealedAt: ctx.now, keyId: ctx.keys.signing.current.id }
	};
	const seal = { ...bare, mac: macOf(ctx.keys.signing.current, bare), droppedAt: null };
	const made = await ctx.db.insert(auditSeals).values(seal).onConflictDoNothing().returning();
	return made[0] ?? null;
}

/** By the clock of the database, which recorded the rows. Null when nothing has rested. */
async function windowEnd({ db }: Context, after: Date, rest: number): Promise<Date | null> {
	const start = sql.param(after, auditEvents.recordedAt);
	const [row] = await selectRows<{ until: number | null }>(
		db,
		sql`with rested as (select date_trunc('milliseconds', least(
				now() - ${rest}::int * interval '1 millisecond',
				(select min(xact_start) - interval '1 millisecond' from pg_stat_activity
					where datname = current_database() and usename = current_user and pid <> pg_backend_pid())
			)) as until),
			rows as (select recorded_at from audit_events, rested
				where recorded_at > ${start} and recorded_at <= rested.until order by recorded_at limit ${MOST}::int)
			select (extract(epoch from case when count(*) = ${MOST}::int
				then least(rested.until, date_trunc('milliseconds', max(recorded_at)) + interval '1 millisecond')
				else rested.until end) * 1000)::float8 as until
			from rows, rested group by rested.until`
	);
	return typeof row?.until === 'number' ? new Date(row.until) : null;
}

/** How many rows there are in a window, and the hash of them all; `see` is shown each. */
export async function hashWindow(
	ctx: Context,
	after: Date,
	until: Date,
	see: (row: typeof auditEvents.$inferSelect) => void = () => undefined
): Promise<{ rows: number; rowsHash: Uint8Array }> {
	const hashes: Uint8Array[] = [];
	const ids = await idsOf(ctx.db, after, until);
	const inside =
		ids &&
		and(
			gte(auditEvents.id, ids.first),
			lte(auditEvents.id, ids.last),
			gt(auditEvents.recordedAt, after),
			lte(auditEvents.recordedAt, until)
		);
	if (!inside) return { rows: 0, rowsHash: sha256() };
	for await (const row of readAudit(ctx, inside)) {
		see(row);
		hashes.push(rowHash(row));
	}
	return { rows: hashes.length, rowsHash: sha256(...hashes) };
}

/**
 * Between which ids the rows of a window lie; null when it has none. Found by the clock of the database alone, in a step of its
 * own: asked for rows in the order of their ids too, PostgreSQL would look for them in every month there is.
 */
async function idsOf(
	db: Database,
	after: Date,
	until: Date
): Promise<{ first: string; last: string } | null> {
	const [from, to] = [after, until].map((instant) => sql.param(instant, auditEvents.recordedAt));
	const [found] = await selectRows<{ first: string | null; last: string | null }>(
		db,
		sql`with rows as materialized
				(select id from audit_events where recorded_at > ${from} and recorded_at <= ${to})
			select (select id from rows order by id limit 1)::text as first,
				(select id from rows order by id desc limit 1)::text as last`
	);
	return found?.first && found.last ? { first: found.first, last: found.last } : null;
}

/** What makes a seal ours: everything in it, under a key that the database does not hold. */
export function macOf(key: Key, seal: Omit<Seal, 'mac' | 'droppedAt'>): Uint8Array {
	const { seq, after, until, rows, rowsHash, previous, sealedAt, keyId } = seal;
	const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
	const instants = [after, until, sealedAt].map((instant) => instant.toISOString());
	const text = JSON.stringify([seq, ...instants, rows, hex(rowsHash), hex(previous), keyId]);
	return new Uint8Array(keyedHash(key, 'audit-seal', text));
}
