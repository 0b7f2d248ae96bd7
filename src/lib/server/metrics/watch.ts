import { sql } from 'drizzle-orm';
import { JOURNAL_AGE, selectRows, type OpenDatabase } from '../db';
import { getSettings } from '../env';
import { gauge } from './registry';

interface HashPool {
	readonly running: number;
	readonly waiting: number;
}

/** How long one look at the queues serves, so that somebody who scrapes all day costs nothing. */
const FRESH_MS = 5_000;

interface Queues extends Record<string, unknown> {
	job_lag: number;
	jobs_failed: number;
	mails_waiting: number;
	mail_age: number;
	mails_given_up: number;
	journal_age: number;
}

/** Shows the hash queue, the connections to the database and the queues in it to whoever reads the metrics. */
export function watchGauges({ db, pool }: OpenDatabase, hashes: HashPool): void {
	gauge({ name: 'leerid_hash_running', help: 'Hashes that are computed now.' }, (metric) =>
		metric.set(hashes.running)
	);
	gauge({ name: 'leerid_hash_waiting', help: 'Hashes that wait for their turn.' }, (metric) =>
		metric.set(hashes.waiting)
	);
	if (pool)
		gauge(
			{
				name: 'leerid_database_connections',
				help: 'Connections to PostgreSQL, and requests that wait for one.',
				labelNames: ['state']
			},
			(metric) => {
				const { open, free, waiting, max } = pool();
				metric.set({ state: 'busy' }, open - free);
				metric.set({ state: 'free' }, free);
				metric.set({ state: 'waiting' }, waiting);
				metric.set({ state: 'most' }, max);
			}
		);
	watchQueues(db);
}

function watchQueues(db: OpenDatabase['db']): void {
	let looked = 0;
	let last: Promise<Queues | null> = Promise.resolve(null);
	const look = () => {
		if (performance.now() - looked < FRESH_MS && looked > 0) return last;
		looked = performance.now();
		return (last = readQueues(db).catch(() => null));
	};
	const show = (name: string, help: string, pick: (queues: Queues) => number) =>
		gauge({ name, help, across: 'max' }, async (metric) => {
			const queues = await look();
			// Silence, not a zero, when nobody knows.
			if (queues) metric.set(pick(queues));
			else metric.reset();
		});
	gauge({ name: 'leerid_database_up', help: '1 when the database answers.', across: 'max' }, async (metric) =>
		metric.set((await look()) ? 1 : 0)
	);
	show('leerid_job_lag_seconds', 'Age of the oldest job that is due and waits.', (q) => q.job_lag);
	show('leerid_jobs_failed', 'Jobs that failed for good in the last 24 hours.', (q) => q.jobs_failed);
	show('leerid_mails_waiting', 'Mails in the outbox.', (q) => q.mails_waiting);
	show('leerid_mail_age_seconds', 'Age of the oldest mail in the outbox.', (q) => q.mail_age);
	show('leerid_mails_given_up', 'Mails given up in the last 24 hours.', (q) => q.mails_given_up);
	show('leerid_journal_age_seconds', 'Age of the oldest line that waits for JOURNAL_FILE.', (q) =>
		getSettings().journalFile ? q.journal_age : 0
	);
}

/** One statement, each part of it by an index. */
async function readQueues(db: OpenDatabase['db']): Promise<Queues> {
	const [row] = await selectRows<Queues>(
		db,
		sql`select
			coalesce((select extract(epoch from now() - min(run_at)) from jobs
				where state = 'queued' and run_at <= now()), 0)::float8 as job_lag,
			(select count(*) from jobs where state = 'failed' and finished_at > now() - interval '1 day')::int as jobs_failed,
			(select count(*) from mails where state in ('queued', 'sending'))::int as mails_waiting,
			coalesce((select extract(epoch from now() - min(created_at)) from mails
				where state in ('queued', 'sending')), 0)::float8 as mail_age,
			(select count(*) from mails where state = 'given-up'
				and created_at > now() - interval '2 days' and given_up_at > now() - interval '1 day')::int as mails_given_up,
			${JOURNAL_AGE} as journal_age`
	);
	if (!row) throw new Error('the queues could not be read');
	return row;
}
