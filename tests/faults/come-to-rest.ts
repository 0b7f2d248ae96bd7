import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';

const LONGEST_REST_MS = 180_000;

/** Jobs and mails go on after the last fault; leases of who died must run out first. Returns a broken promise, or none. */
export async function comeToRest(sql: Sql): Promise<string[]> {
	for (const latest = Date.now() + LONGEST_REST_MS; Date.now() < latest; await sleep(1_000)) {
		const [left] = await sql<{ n: number }[]>`
			select (select count(*) from jobs where state in ('queued', 'running') and run_at <= now())::int
				+ (select count(*) from mails where state in ('queued', 'sending'))::int as n`;
		if (left?.n === 0) return [];
	}
	return ['work was left undone three minutes after the last fault'];
}
