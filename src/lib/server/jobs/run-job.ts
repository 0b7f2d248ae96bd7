import { and, eq, sql } from 'drizzle-orm';
import { databaseNow, jobs, secondsFromNow, type Database } from '../db';
import { unseal } from '../keys';
import { log } from '../log';
import { leaseEnd, type ClaimedJob } from './claim-job';
import { JobFailure, JobLost, type RunningJob } from './define-job';
import { sealContext } from './enqueue-job';
import { errorCode, errorFacts } from './error-code';
import { backgroundContext, type World } from './world';

/**
 * Runs a job we hold and writes down what came of it. `stop` asks it to let go: it is then queued again, as it is, for
 * any server. Rejects only when the database is away; the lease then runs out and the job is taken again.
 */
export async function runJob(world: World, claimed: ClaimedJob, stop: AbortSignal): Promise<void> {
	const { row, definition, holder } = claimed;
	const lost = new AbortController();
	const renew = () =>
		write(world.db, claimed, { lockedUntil: leaseEnd(definition) }).then(
			(ours) => {
				if (!ours) lost.abort(new JobLost(row.id));
			},
			// A database that is away now may be back before the lease runs out.
			(error: unknown) =>
				log.warn({ job: row.id, kind: row.kind, code: errorCode(error) }, 'lease not renewed')
		);
	const heartbeat = setInterval(() => void renew(), (definition.lease * 1000) / 3);

	try {
		const signal = AbortSignal.any([stop, lost.signal]);
		const result: unknown = await definition.run(handleOf(world, claimed, signal));
		const finished = await write(world.db, claimed, {
			...letGo,
			state: 'done',
			result: result ?? null,
			payloadSealed: null,
			lastError: null,
			finishedAt: world.now()
		});
		const facts = { job: row.id, kind: row.kind, holder };
		if (finished) log.info(facts, 'job done');
		else log.warn(facts, 'job was taken away');
	} catch (error) {
		if (error instanceof JobLost || lost.signal.aborted)
			log.warn({ job: row.id, kind: row.kind, holder }, 'job was taken away');
		else if (stop.aborted) await releaseJob(world, claimed);
		else await giveBack(world, claimed, error);
	} finally {
		clearInterval(heartbeat);
	}
}

/** Lets a job go that was interrupted for no fault of its own: queued again, at once, without counting the attempt. */
export async function releaseJob(world: World, claimed: ClaimedJob): Promise<void> {
	await write(world.db, claimed, {
		...letGo,
		state: 'queued',
		attempts: sql`greatest(${jobs.attempts} - 1, 0)`,
		runAt: databaseNow
	});
}

const letGo = { lockedBy: null, lockedUntil: null };

/** Writes to a job while it is ours; false when it is not. */
async function write(
	db: Database,
	{ row, holder }: ClaimedJob,
	values: Partial<Record<keyof typeof jobs.$inferInsert, unknown>>
): Promise<boolean> {
	const written = await db
		.update(jobs)
		.set(values as Partial<typeof jobs.$inferInsert>)
		.where(and(eq(jobs.id, row.id), eq(jobs.lockedBy, holder), eq(jobs.state, 'running')))
		.returning({ id: jobs.id });
	return written.length > 0;
}

async function giveBack(world: World, claimed: ClaimedJob, error: unknown): Promise<void> {
	const { row, definition } = claimed;
	const lastError = errorCode(error);
	const [current] = await world.db.select({ attempts: jobs.attempts }).from(jobs).where(eq(jobs.id, row.id));
	const attempts = current?.attempts ?? row.attempts;
	const over = error instanceof JobFailure || attempts >= row.maxAttempts;
	await write(world.db, claimed, {
		...letGo,
		lastError,
		...(over
			? { state: 'failed', finishedAt: world.now() }
			: { state: 'queued', runAt: secondsFromNow(definition.retry.pause(attempts)) })
	});
	const facts = { job: row.id, kind: row.kind, attempt: attempts, ...errorFacts(error) };
	if (over) log.error(facts, 'job failed');
	else log.warn(facts, 'job will be tried again');
}

const ignore = () => undefined;

function handleOf(world: World, claimed: ClaimedJob, signal: AbortSignal): RunningJob {
	const { row, definition } = claimed;
	const opened = row.payloadSealed && unseal(world.keys.sealing, row.payloadSealed, sealContext(row.id));
	const progress = { done: row.done, total: row.total };
	let showing = Promise.resolve();
	return {
		id: row.id,
		payload: row.payload as object,
		secret: opened ? (JSON.parse(opened.toString('utf8')) as unknown) : null,
		checkpoint: row.checkpoint,
		progress,
		attempt: row.attempts,
		createdBy: row.createdBy,
		schoolId: row.schoolId,
		signal,
		context: (tx) => ({ ...backgroundContext(world, `job:${row.id}`), ...(tx && { db: tx }) }),
		async advance(tx, { done = progress.done, total, checkpoint }) {
			const ours = await write(tx, claimed, {
				done,
				...(total !== undefined && { total }),
				...(checkpoint !== undefined && { checkpoint }),
				// Who moves on is not stuck: the next trouble gets its own attempts.
				...(done > progress.done && { attempts: 1 }),
				lockedUntil: leaseEnd(definition)
			});
			if (!ours) throw new JobLost(row.id);
			progress.done = done;
			if (total !== undefined) progress.total = total;
		},
		show(step) {
			if (world.engine === 'embedded') return;
			const written = showing.then(() => write(world.db, claimed, step));
			showing = written.then(ignore, ignore);
		}
	};
}
