import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { inTransaction, type Context } from '../context';
import { importRuns } from '../db';
import { enqueueJob } from '../jobs';
import { importRunJob, ONE_AT_A_TIME } from './import-run-job';
import { readDelivery } from './read-delivery';
import { removeStagedRows } from './remove-staged-rows';
import { UnreadableFile } from './unreadable-file';

/** Enough for every pupil of the country twice over, with long names. */
export const MAX_BYTES = 2 * 1024 ** 3;
/** Milliseconds after which a delivery that says nothing any more may be begun again under its own key. */
const SILENT = 2 * 60_000;

export interface Delivery {
	source: 'upload' | 'folder' | 'api';
	/** `full`: who is at a school of the file and not in it has left. `changes`: only its rows. */
	kind: 'full' | 'changes';
	/** Who brings it, stable: `client:…`, `folder`, `staff:…`. */
	sender: string;
	/** The sender's own name for it: the same one again is the same delivery. */
	senderKey?: string;
	fileName: string;
	/** When the sender made the file. */
	madeAt: Date;
	/** Waits for a person's yes whatever it would change. */
	previewOnly?: boolean;
	createdBy?: string;
	/** Instellingsnummers that the sender may speak for; all of them when absent. */
	schoolScope?: ReadonlySet<string>;
	/** See `DeliveryInput`. */
	largeFrom?: number;
	body: AsyncIterable<Uint8Array>;
}

export type Received = { runId: string; isRepeat: boolean } | { refusal: 'key-reused' | 'still-receiving' };

/**
 * Takes a delivery in as it streams: rows are judged and staged while bytes come, the file itself (with its national
 * numbers) is kept nowhere, and memory does not grow with it. What it would do is reckoned by a job afterwards. A file that
 * cannot be read ends as a run that says why. Rethrows what broke the stream, after the run says `interrupted`.
 */
export async function receiveDelivery(ctx: Context, delivery: Delivery): Promise<Received> {
	const earlier = await findEarlier(ctx, delivery);
	if (earlier && (earlier.state !== 'receiving' || ctx.now.getTime() - earlier.seenAt.getTime() < SILENT))
		return repeat(earlier, delivery);
	if (earlier) await forget(ctx, earlier.id);

	const runId = uuidv7({ msecs: ctx.now.getTime() });
	const { source, kind, sender, senderKey, fileName, madeAt, previewOnly, createdBy } = delivery;
	await ctx.db.insert(importRuns).values({
		...{ id: runId, source, kind, sender, senderKey, madeAt, previewOnly, createdBy },
		state: 'receiving',
		fileName: fileName.slice(0, 200),
		receivedAt: ctx.now,
		seenAt: ctx.now
	});
	const meter = createMeter(delivery.body);
	try {
		const { nobodys, files } = await readDelivery(ctx, {
			runId,
			today: schoolDay(ctx.now),
			schoolScope: delivery.schoolScope,
			judgesAll: judgesAll(ctx, delivery),
			largeFrom: delivery.largeFrom,
			body: meter.bytes,
			progress: (rowCount) => keepProgress(ctx, runId, rowCount, meter.count())
		});
		await queue(ctx, runId, { ...meter.result(), absenceUnknown: nobodys > 0, files });
		return { runId, isRepeat: false };
	} catch (error) {
		await refuse(ctx, runId, error, meter.count());
		if (error instanceof UnreadableFile) return { runId, isRepeat: false };
		throw error;
	}
}

const SUNDAY = 0;

/**
 * Whether nothing is taken for granted: what a person brings, or wants to see first, and every Sunday, so that a mistake in what is taken
 * for known would last a week at most.
 */
function judgesAll({ now }: Context, { source, previewOnly }: Delivery): boolean {
	return source === 'upload' || previewOnly === true || new Date(schoolDay(now)).getUTCDay() === SUNDAY;
}

type Run = typeof importRuns.$inferSelect;

async function findEarlier({ db }: Context, { sender, senderKey }: Delivery): Promise<Run | undefined> {
	if (senderKey === undefined) return undefined;
	const [found] = await db
		.select()
		.from(importRuns)
		.where(and(eq(importRuns.sender, sender), eq(importRuns.senderKey, senderKey)));
	return found;
}

/** The same key: the same delivery when it is the same bytes. */
async function repeat(earlier: Run, { body }: Delivery): Promise<Received> {
	if (earlier.state === 'receiving') return { refusal: 'still-receiving' };
	const meter = createMeter(body);
	for await (const bytes of meter.bytes) void bytes;
	const isSame = Buffer.compare(meter.result().contentHash, earlier.contentHash ?? new Uint8Array()) === 0;
	return isSame ? { runId: earlier.id, isRepeat: true } : { refusal: 'key-reused' };
}

function createMeter(body: AsyncIterable<Uint8Array>) {
	const hash = createHash('sha256');
	let count = 0;
	async function* bytes(): AsyncGenerator<Uint8Array> {
		for await (const chunk of body) {
			count += chunk.length;
			if (count > MAX_BYTES) throw new UnreadableFile({ reason: 'too-large' });
			hash.update(chunk);
			yield chunk;
		}
	}
	return {
		bytes: bytes(),
		count: () => count,
		result: () => ({ contentHash: hash.digest(), bytes: count })
	};
}

/** Of its own: the clock of the request stands still while it streams. */
async function keepProgress({ db }: Context, runId: string, rowCount: number, bytes: number): Promise<void> {
	await db.update(importRuns).set({ rowCount, bytes, seenAt: new Date() }).where(eq(importRuns.id, runId));
}

function queue(
	ctx: Context,
	runId: string,
	values: { contentHash: Buffer; bytes: number; absenceUnknown: boolean; files: string[] | null }
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const jobId = await enqueueJob(ctx, importRunJob, {
			payload: { runId },
			singletonKey: ONE_AT_A_TIME
		});
		await ctx.db
			.update(importRuns)
			.set({ ...values, state: 'received', jobId })
			.where(eq(importRuns.id, runId));
	});
}

async function refuse({ db }: Context, runId: string, error: unknown, bytes: number): Promise<void> {
	const refusal = error instanceof UnreadableFile ? error.refusal : { reason: 'interrupted' };
	await removeStagedRows(db, runId);
	await db
		.update(importRuns)
		.set({ state: 'refused', refusal, bytes, senderKey: null, finishedAt: new Date() })
		.where(eq(importRuns.id, runId));
}

async function forget({ db }: Context, runId: string): Promise<void> {
	await removeStagedRows(db, runId);
	await db
		.update(importRuns)
		.set({ state: 'refused', refusal: { reason: 'interrupted' }, senderKey: null })
		.where(eq(importRuns.id, runId));
}
