import type { Context } from '$lib/server/context';
import { selectRows, type Database } from '$lib/server/db';
import { sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * `ctx`, whose transaction number `nth` (from 1) begins only after `happens` is over: what comes between the looking and the
 * writing, on both engines.
 */
export function between(ctx: Context, happens: () => Promise<unknown>, nth = 1): Context {
	let begun = 0;
	const db = new Proxy(ctx.db, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name, target);
			if (typeof value !== 'function') return value;
			if (name !== 'transaction') return value.bind(target) as unknown;
			return async (...work: Parameters<Database['transaction']>) => {
				if (++begun === nth) await happens();
				return target.transaction(...work);
			};
		}
	});
	return { ...ctx, db };
}

/** Resolves as soon as a connection to this PostgreSQL database waits for a lock that another holds; rejects after ten seconds. */
export async function untilSomebodyWaits(db: Database): Promise<void> {
	for (let look = 0; look < 500; look++) {
		const [row] = await selectRows<{ many: number }>(
			db,
			sql`select count(*)::int as many from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'`
		);
		if (row && row.many > 0) return;
		await pause(20);
	}
	throw new Error('nobody waits for a lock');
}
