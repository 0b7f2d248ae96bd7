import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';

/** Without anything finished: the lease of a job whose process was killed takes a minute, and faults may have come one upon another. */
const LONGEST_STILL_MS = 180_000;

/** Jobs and mails go on after the last fault; leases of who died must run out first. Returns a broken promise, or none. */
export async function comeToRest(sql: Sql): Promise<string[]> {
	let least = Infinity;
	for (let moved = Date.now(); Date.now() < moved + LONGEST_STILL_MS; await sleep(1_000)) {
		const [left] = await sql<{ n: number }[]>`
			select (select count(*) from jobs where state in ('queued', 'running') and run_at <= now())::int
				+ (select count(*) from mails where state in ('queued', 'sending'))::int as n`;
		const n = left?.n ?? Infinity;
		if (n === 0) return [];
		if (n >= least) continue;
		[least, moved] = [n, Date.now()];
	}
	return [`${least} jobs and mails were left undone, and nothing was finished for three minutes`];
}
