import { count, desc, eq, gt, min, sql } from 'drizzle-orm';
import type { Context } from '../context';
import {
	auditSeals,
	databaseState,
	getDatabase,
	jobs,
	mails,
	oidcSigningKeys,
	readSchemaVersion,
	revocations,
	selectRows,
	throttleCounters,
	type DatabaseState,
	type PoolState
} from '../db';
import { getSettings } from '../env';
import { checkOutbox, type OutboxHealth } from '../mail';
import { program } from '../program';
import { readSpray, type SprayState } from '../service';
import { readFeeds, type FeedState } from './read-feeds';

const DAY_MS = 24 * 60 * 60 * 1000;
/** More on one page is a list nobody reads. */
const MOST = 20;

export interface ServiceHealth {
	/** Which program answered; behind a load balancer another may answer the next time. */
	program: { version: string; built: string };
	database: {
		engine: 'embedded' | 'postgresql';
		state: DatabaseState;
		/** Migrations of a newer program, which this one does not know. */
		ahead: number;
		bytes: number;
		pool: PoolState | null;
	};
	jobs: {
		waiting: number;
		/** When the oldest that is due was due. */
		dueSince: Date | null;
		failed: { id: string; kind: string; error: string | null; finishedAt: Date | null }[];
	};
	mails: OutboxHealth & {
		sends: boolean;
		lost: { id: string; template: string; code: string | null; at: Date }[];
	};
	/** Ids only. `since` is known of the keys that the database holds. */
	keys: { name: string; id: string; others: number; since: Date | null }[];
	throttle: { spray: SprayState | null; waiting: number };
	audit: { sealedAt: Date | null; seq: number | null };
	journal: { file: boolean; waiting: number };
	feeds: FeedState;
}

/** How the service does, for the operator: counts, codes and ids, and nothing of anybody. */
export async function readServiceHealth(ctx: Context): Promise<ServiceHealth> {
	const settings = getSettings();
	const { engine, pool } = await getDatabase();
	const [size] = await selectRows<{ bytes: number }>(
		ctx.db,
		sql`select pg_database_size(current_database())::float8 as bytes`
	);
	const [seal] = await ctx.db.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1);
	const [uncopied] = await ctx.db
		.select({ many: count() })
		.from(revocations)
		.where(eq(revocations.copied, false));
	const [held] = await ctx.db
		.select({ many: count() })
		.from(throttleCounters)
		.where(gt(throttleCounters.blockedUntil, ctx.now));
	const { ahead } = await readSchemaVersion(ctx.db, settings);
	return {
		program,
		database: {
			engine,
			state: await databaseState(),
			ahead,
			bytes: size?.bytes ?? 0,
			pool: pool?.() ?? null
		},
		jobs: await readJobs(ctx),
		mails: { ...(await checkOutbox(ctx)), sends: Boolean(settings.smtpUrl), lost: await readLost(ctx) },
		keys: await readKeys(ctx),
		throttle: { spray: await readSpray(ctx), waiting: held?.many ?? 0 },
		audit: { sealedAt: seal?.sealedAt ?? null, seq: seal?.seq ?? null },
		journal: { file: Boolean(settings.journalFile), waiting: uncopied?.many ?? 0 },
		feeds: await readFeeds(ctx)
	};
}

async function readJobs({ db, now }: Context): Promise<ServiceHealth['jobs']> {
	const [queued] = await db
		.select({ many: count(), since: min(jobs.runAt) })
		.from(jobs)
		.where(eq(jobs.state, 'queued'));
	const failed = await db
		.select({ id: jobs.id, kind: jobs.kind, error: jobs.lastError, finishedAt: jobs.finishedAt })
		.from(jobs)
		.where(eq(jobs.state, 'failed'))
		.orderBy(desc(jobs.finishedAt))
		.limit(MOST);
	const since = queued?.since ?? null;
	return { waiting: queued?.many ?? 0, dueSince: since && since < now ? since : null, failed };
}

/** Of the last day: neither address nor content is left of them. */
async function readLost({ db, now }: Context): Promise<ServiceHealth['mails']['lost']> {
	const rows = await db
		.select({ id: mails.id, template: mails.template, code: mails.lastCode, at: mails.givenUpAt })
		.from(mails)
		.where(gt(mails.givenUpAt, new Date(now.getTime() - DAY_MS)))
		.orderBy(desc(mails.givenUpAt))
		.limit(MOST);
	return rows.flatMap(({ at, ...row }) => (at ? [{ ...row, at }] : []));
}

async function readKeys({ db, keys }: Context): Promise<ServiceHealth['keys']> {
	const sets = [
		['pepper', keys.pepper],
		['sealing', keys.sealing],
		['device', keys.device],
		['lookup', keys.lookup],
		['signing', keys.signing]
	] as const;
	const tokens = await db.select().from(oidcSigningKeys).orderBy(desc(oidcSigningKeys.signsFrom));
	const newest = ['RS256', 'ES256'].flatMap((alg) => {
		const [first, ...others] = tokens.filter((key) => key.alg === alg);
		return first
			? [{ name: alg, id: first.id.slice(0, 8), others: others.length, since: first.createdAt }]
			: [];
	});
	return [
		...sets.map(([name, { current, all }]) => ({
			name,
			id: current.id,
			others: all.length - 1,
			since: null
		})),
		...newest
	];
}
