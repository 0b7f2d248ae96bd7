import type { Scope } from '$lib/domain/credentials/throttle';
import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';
import type { CounterRow } from './throttle';

/**
 * Writes counters that were read a moment ago, in one statement and each only as long as it is what was read: who counted in
 * between has made it another. Returns the scopes that were written. Of an address, which a whole school counts on, only the
 * window must be the same: what others added stays added, as long as `budget` is not reached.
 */
export async function writeUnlessChanged(
	ctx: Context,
	next: CounterRow[],
	seen: Map<Scope, CounterRow>,
	budget: number
): Promise<Set<Scope>> {
	const rows = next.map(({ scope, key, ...row }) => {
		const was = seen.get(scope);
		return {
			...row,
			scopeName: scope,
			keyHex: Buffer.from(key).toString('hex'),
			wasFailures: was?.failures ?? null,
			wasWindow: was?.windowStartedAt ?? null,
			wasBlocked: was?.blockedUntil ?? null
		};
	});
	const written = await selectRows<{ scope: Scope }>(
		ctx.db,
		sql`with given as (select g.*, g."scopeName"::throttle_scope as scope, decode(g."keyHex", 'hex') as key
				from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
					as g("scopeName" text, "keyHex" text, failures float8, "distinct" text[], "windowStartedAt" timestamptz,
						"blockedUntil" timestamptz, "updatedAt" timestamptz, "wasFailures" float8, "wasWindow" timestamptz,
						"wasBlocked" timestamptz))
			insert into throttle_counters as t (scope, key, failures, "distinct", window_started_at, blocked_until, updated_at)
			select scope, key, failures, "distinct", "windowStartedAt", "blockedUntil", "updatedAt" from given order by scope, key
			on conflict (scope, key) do update set
				failures = case when t.scope = 'address'
					then t.failures + excluded.failures - (select g."wasFailures" from given g where g.scope = t.scope and g.key = t.key)
					else excluded.failures end,
				"distinct" = excluded."distinct", window_started_at = excluded.window_started_at,
				blocked_until = excluded.blocked_until, updated_at = excluded.updated_at
			where exists (select 1 from given g where g.scope = t.scope and g.key = t.key
				and g."wasWindow" = t.window_started_at and g."wasBlocked" is not distinct from t.blocked_until
				and (g."wasFailures" = t.failures or (t.scope = 'address' and excluded.blocked_until is null
					and t.failures + 1 < ${budget}::float8)))
			returning t.scope`
	);
	return new Set(written.map(({ scope }) => scope));
}
