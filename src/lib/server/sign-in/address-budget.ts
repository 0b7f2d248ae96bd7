import { decideAttempt, recordFailure } from '$lib/domain/credentials/throttle';
import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { throttleCounters } from '../db';
import { keyedHash } from '../keys';

/**
 * Spends one of the requests that an address may make for `purpose`: 900 in hand and one back every ten seconds, as for
 * failures to sign in, since a school shares an address. Returns until when it must wait, or null when it may go on. Looks at
 * nothing but the address, so the answer tells nothing of what was asked.
 */
export function spendAddressBudget(ctx: Context, purpose: string): Promise<Date | null> {
	const scope = 'address' as const;
	const key = keyedHash(ctx.keys.lookup.current, `budget-${purpose}`, ctx.client.address);
	const isRow = and(eq(throttleCounters.scope, scope), eq(throttleCounters.key, key));
	return inTransaction(ctx, async ({ db, now }) => {
		const fresh = { failures: 0, distinct: [], windowStartedAt: now, blockedUntil: null, updatedAt: now };
		const [row] = await db
			.insert(throttleCounters)
			.values({ ...fresh, scope, key })
			.onConflictDoUpdate({
				target: [throttleCounters.scope, throttleCounters.key],
				set: { updatedAt: sql`excluded.updated_at` }
			})
			.returning();
		const counter = row && row.failures > 0 ? row : null;
		const decision = decideAttempt({
			...{ knownDevice: false, cardScanned: false, now },
			...{ accountUnknownDevices: null, accountKnownDevice: null, device: null, address: counter }
		});
		if (!decision.allowed) return decision.until;
		const { failures, windowStartedAt, blockedUntil } = recordFailure(scope, counter, now, '');
		await db.update(throttleCounters).set({ failures, windowStartedAt, blockedUntil }).where(isRow);
		return null;
	});
}
