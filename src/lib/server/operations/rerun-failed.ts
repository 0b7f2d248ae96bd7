import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { rerunJob } from '../jobs';

/** Queues a failed job again from where it was, and writes down who did. False when there is no such failed job. */
export function rerunFailed(ctx: Context, id: string): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const queued = await rerunJob(ctx, id, 'operator');
		if (queued) await recordAudit(ctx, { action: 'service.job-rerun', detail: { job: id } });
		return queued;
	});
}
