import { and, eq, gt, inArray, max } from 'drizzle-orm';
import type { Context } from '../context';
import { throttleCounters } from '../db';
import { keyedHash } from '../keys';

/**
 * The counters of a username that we can name: of devices that never signed in there, and of whoever holds the card. A
 * known device has one of its own that only it can name, so a wait there is neither seen nor lifted here.
 */
const keysOf = ({ keys }: Context, username: string): Uint8Array[] => [
	keyedHash(keys.lookup.current, 'throttle-account-unknown-device', username),
	keyedHash(keys.lookup.current, 'throttle-account-known-device', `${username} card`)
];

/** Until when guessing keeps new devices waiting for this username; null when it does not. */
export async function waitOf(ctx: Context, username: string): Promise<Date | null> {
	const [row] = await ctx.db
		.select({ until: max(throttleCounters.blockedUntil) })
		.from(throttleCounters)
		.where(
			and(inArray(throttleCounters.key, keysOf(ctx, username)), gt(throttleCounters.blockedUntil, ctx.now))
		);
	return row?.until ?? null;
}

/** Forgets the failures of this username, so that nobody has to wait any more (SECURITY §8 e). */
export async function releaseWait(ctx: Context, username: string): Promise<void> {
	for (const key of keysOf(ctx, username))
		await ctx.db.delete(throttleCounters).where(eq(throttleCounters.key, key));
}
