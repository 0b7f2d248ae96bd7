import { PAGE_SIZE, pageCount } from '$lib/domain/desk/list-query';
import type { MadeSecret } from '$lib/domain/desk/made-secret';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { accountBatches, accountBatchItems, enrollments, pupils } from '../../db';
import type { Context } from '../../context';
import { recordRead } from '../../data-reads';
import { readJob, type JobView } from '../../jobs';
import type { DeskActor } from '../../staff';
import { openSecret } from './batch-key';
import { fetchBatch, type BatchItem, type OpenBatch } from './fetch-batch';

export interface BatchPupil {
	itemId: string;
	pupilId: string;
	givenName: string;
	familyName: string;
	stamnummer: string;
	username: string;
	type: BatchItem['type'];
	outcome: BatchItem['outcome'];
	/** Holds a secret: for its maker's eyes, never logged. */
	secret: MadeSecret;
}

export interface BatchCounts {
	total: number;
	basis: number;
	gevorderd: number;
	/** Of those, by outcome. */
	made: number;
	madeBasis: number;
	hadAccount: number;
	left: number;
}

export interface BatchView {
	id: string;
	purpose: OpenBatch['purpose'];
	state: OpenBatch['state'];
	expiresAt: Date;
	finishedAt: Date | null;
	counts: BatchCounts;
	job: Pick<JobView, 'state' | 'progress' | 'lastError'> | null;
}

/** A batch without its secrets: how far it is, what came of it. Only for its maker, within its day. */
export async function readBatch(ctx: Context, actor: DeskActor, batchId: string): Promise<BatchView> {
	const batch = await fetchBatch(ctx, actor, batchId);
	const { id, purpose, state, expiresAt, finishedAt, jobId } = batch;
	const job = jobId
		? await readJob(ctx, jobId, { schoolId: actor.schoolId, createdBy: actor.staffId })
		: null;
	return { id, purpose, state, expiresAt, finishedAt, counts: await countsOf(ctx, id), job };
}

export interface BatchPage {
	pupils: BatchPupil[];
	page: number;
	pages: number;
}

/**
 * A page of a batch with its secrets, in the order of its making. Once it has happened only what was made is shown: the
 * other secrets open nothing.
 */
export async function readBatchPage(
	ctx: Context,
	actor: DeskActor,
	{ batchId, page }: { batchId: string; page: number }
): Promise<BatchPage> {
	const batch = await fetchBatch(ctx, actor, batchId);
	const [counted] = await ctx.db.select({ total: count() }).from(accountBatchItems).where(shown(batch));
	const pages = pageCount(counted?.total ?? 0);
	const shownPage = Math.min(Math.max(page, 1), pages);
	const items = await itemsOf(ctx, batch, { limit: PAGE_SIZE, offset: (shownPage - 1) * PAGE_SIZE });
	await recordRead(ctx, actor, { what: 'batch', pupilIds: items.map(({ pupilId }) => pupilId) });
	return { pupils: items, page: shownPage, pages };
}

/** All rows of a batch that is fetched, secrets open. */
export async function itemsOf(
	ctx: Context,
	batch: OpenBatch,
	{ limit, offset }: { limit?: number; offset?: number } = {}
): Promise<(BatchPupil & { accountId: string })[]> {
	const newest = sql`(select e.stamnummer from ${enrollments} e where e.pupil_id = ${accountBatchItems.pupilId}
		and e.school_id = ${batch.schoolId}::uuid order by e.begin_date desc, e.id limit 1)`;
	const query = ctx.db
		.select({
			item: accountBatchItems,
			givenName: pupils.givenName,
			familyName: pupils.familyName,
			stamnummer: newest
		})
		.from(accountBatchItems)
		.innerJoin(pupils, eq(pupils.id, accountBatchItems.pupilId))
		.where(shown(batch))
		.orderBy(asc(accountBatchItems.place))
		.offset(offset ?? 0);
	const rows = await (limit === undefined ? query : query.limit(limit));
	return rows.flatMap(({ item, givenName, familyName, stamnummer }) => {
		const secret = openSecret(batch.key, item.id, item.secretSealed);
		const { id: itemId, pupilId, accountId, username, type, outcome } = item;
		const named = { itemId, pupilId, accountId, username, type, outcome, givenName, familyName };
		return secret ? [{ ...named, stamnummer: String(stamnummer ?? ''), secret }] : [];
	});
}

/**
 * Waits until a batch that was started has happened, at most `milliseconds`; a single pupil's is there in a blink and
 * needs no page with a bar. Says whether it has.
 */
export async function awaitBatch({ db }: Context, batchId: string, milliseconds: number): Promise<boolean> {
	for (let waited = 0; ; waited += 50) {
		const [batch] = await db
			.select({ state: accountBatches.state })
			.from(accountBatches)
			.where(eq(accountBatches.id, batchId));
		if (batch?.state !== 'running') return batch?.state === 'done';
		if (waited >= milliseconds) return false;
		await pause(50);
	}
}

const shown = (batch: OpenBatch) =>
	and(
		eq(accountBatchItems.batchId, batch.id),
		batch.state === 'done' ? eq(accountBatchItems.outcome, 'made') : undefined
	);

async function countsOf({ db }: Context, batchId: string): Promise<BatchCounts> {
	const rows = await db
		.select({ type: accountBatchItems.type, outcome: accountBatchItems.outcome, n: count() })
		.from(accountBatchItems)
		.where(eq(accountBatchItems.batchId, batchId))
		.groupBy(accountBatchItems.type, accountBatchItems.outcome);
	const sum = (wanted: Partial<(typeof rows)[number]>) =>
		rows
			.filter((row) => Object.entries(wanted).every(([key, value]) => row[key as keyof typeof row] === value))
			.reduce((total, { n }) => total + n, 0);
	return {
		total: sum({}),
		basis: sum({ type: 'basis' }),
		gevorderd: sum({ type: 'gevorderd' }),
		made: sum({ outcome: 'made' }),
		madeBasis: sum({ outcome: 'made', type: 'basis' }),
		hadAccount: sum({ outcome: 'had-account' }),
		left: sum({ outcome: 'left' })
	};
}
