import { makeAuditMonths, nameOf, sealAudit } from '../audit';
import { log } from '../log';
import { backgroundContext, startLoop, type Loop, type World } from '../jobs';

/** Between two looks. Each seals all that has rested, a window at a time. */
const EVERY_MS = 60_000;

/**
 * Seals the audit until it is stopped, beside any other server that does the same. Each new head goes to the log, which is
 * kept elsewhere: so that whoever rewrites the database from some seal on is found out by it. Makes the months of the audit too,
 * once a month and at the start.
 */
export async function startSealing(world: World): Promise<Loop> {
	let made = '';
	return startLoop({
		queue: 'audit-seals',
		concurrency: 1,
		everyMs: EVERY_MS,
		async take() {
			const ctx = backgroundContext(world, 'seal-audit');
			const month = ctx.now.toISOString().slice(0, 7);
			if (month !== made) {
				await makeAuditMonths(ctx.db, ctx.now);
				made = month;
			}
			const seal = await sealAudit(ctx);
			if (!seal) return null;
			log.info({ seal: nameOf(seal), rows: seal.rows }, 'audit sealed');
			return async () => undefined;
		}
	});
}
