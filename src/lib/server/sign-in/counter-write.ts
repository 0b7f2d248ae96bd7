import type { Scope } from '$lib/domain/credentials/throttle';
import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';
import type { CounterRow } from './throttle';

/** One counter: as it was read, as it is with one attempt more, and as it begins when its row is gone by now. */
export interface Charge {
	was: CounterRow | undefined;
	next: CounterRow;
	fresh: CounterRow;
}

/**
 * Writes counters that were read a moment ago, in one statement and each only as long as it is what was read: who counted in
 * between has made it another. Returns the scopes that were written. Of an address, which a whole school counts on, only the
 * window must be the same: what others added stays added, as long as `budget` is not reached.
 */
export async function writeUnlessChanged(
	ctx: Context,
	charges: Charge[],
	budget: number
): Promise<Set<Scope>> {
	const rows = charges.map(({ was, next, fresh }) => ({
		scopeName: next.scope,
		keyHex: Buffer.from(next.key).toString('hex'),
		updatedAt: next.updatedAt,
		...{ failures: next.failures, distinct: next.distinct },
		...{ windowStartedAt: next.windowStartedAt, blockedUntil: next.blockedUntil },
		...{ freshFailures: fresh.failures, freshDistinct: fresh.distinct, freshWindow: fresh.windowStartedAt },
		wasFailures: was?.failures ?? null,
		wasWindow: was?.windowStartedAt ?? null,
		wasBlocked: was?.blockedUntil ?? null
	}));
	const written = await selectRows<{ scope: Scope }>(
		ctx.db,
		sql`with given as (select g.*, g."scopeName"::throttle_scope as scope, decode(g."keyHex", 'hex') as key
				from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
					as g("scopeName" text, "keyHex" text, "updatedAt" timestamptz, failures float8, "distinct" text[],
						"windowStartedAt" timestamptz, "blockedUntil" timestamptz, "freshFailures" float8, "freshDistinct" text[],
						"freshWindow" timestamptz, "wasFailures" float8, "wasWindow" timestamptz, "wasBlocked" timestamptz))
			insert into throttle_counters as t (scope, key, failures, "distinct", window_started_at, blocked_until, updated_at)
			select scope, key, "freshFailures", "freshDistinct", "freshWindow", null, "updatedAt" from given order by scope, key
			on conflict (scope, key) do update set
				(failures, "distinct", window_started_at, blocked_until, updated_at) = (
					select t.failures + g.failures - g."wasFailures", g."distinct", g."windowStartedAt", g."blockedUntil", g."updatedAt"
					from given g where g.scope = t.scope and g.key = t.key)
			where exists (select 1 from given g where g.scope = t.scope and g.key = t.key
				and g."wasWindow" = t.window_started_at and g."wasBlocked" is not distinct from t.blocked_until
				and (g."wasFailures" = t.failures or (t.scope = 'address' and g."blockedUntil" is null
					and t.failures + 1 < ${budget}::float8)))
			returning t.scope`
	);
	return new Set(written.map(({ scope }) => scope));
}
