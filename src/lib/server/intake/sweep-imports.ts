import { and, eq, inArray, lt, notInArray } from 'drizzle-orm';
import { importOutcomes, importParts, importRows, importRuns, importSchools, importSeen } from '../db';
import { defineJob } from '../jobs';
import { removeStagedRows } from './remove-staged-rows';

const DAY = 24 * 60 * 60 * 1000;
/** No delivery is silent for an hour and then goes on. */
const SILENT = DAY / 24;
/** Nobody said yes or no: what it would do is by then something else. */
const FORGOTTEN = 14 * DAY;
/** Outcomes row by row; the run itself with its numbers stays. */
const KEEP_OUTCOMES = 30 * DAY;
/** States in which the staged rows are still needed. */
const ALIVE = ['receiving', 'received', 'waiting', 'approved'] as const;

/** Every night: ends deliveries that broke off or were forgotten, and removes rows that nobody needs any more. */
export const sweepImports = defineJob<{ day: string }, { ended: number }>('sweep-imports', {
	daily: { hour: 4 },
	async run(job) {
		const { db, now } = job.context();
		const before = (duration: number) => new Date(now.getTime() - duration);
		const broken = await db
			.update(importRuns)
			.set({ state: 'refused', refusal: { reason: 'interrupted' }, senderKey: null, finishedAt: now })
			.where(and(eq(importRuns.state, 'receiving'), lt(importRuns.seenAt, before(SILENT))))
			.returning({ id: importRuns.id });
		const forgotten = await db
			.update(importRuns)
			.set({ state: 'discarded', finishedAt: now })
			.where(and(eq(importRuns.state, 'waiting'), lt(importRuns.receivedAt, before(FORGOTTEN))))
			.returning({ id: importRuns.id });
		const alive = db.select({ id: importRuns.id }).from(importRuns).where(inArray(importRuns.state, ALIVE));
		const leftBehind = await db
			.selectDistinct({ runId: importRows.runId })
			.from(importRows)
			.where(notInArray(importRows.runId, alive));
		for (const { runId } of leftBehind) await removeStagedRows(db, runId, job.signal);
		await db.delete(importSeen).where(notInArray(importSeen.runId, alive));
		await db.delete(importParts).where(notInArray(importParts.runId, alive));
		const old = db
			.select({ id: importRuns.id })
			.from(importRuns)
			.where(lt(importRuns.receivedAt, before(KEEP_OUTCOMES)));
		await db.delete(importOutcomes).where(inArray(importOutcomes.runId, old));
		await db.delete(importSchools).where(inArray(importSchools.runId, old));
		return { ended: broken.length + forgotten.length };
	}
});
