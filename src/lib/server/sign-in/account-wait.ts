import { and, eq, gt, inArray, max } from 'drizzle-orm';
import type { Context } from '../context';
import { throttleCounters } from '../db';
import { readVerifiedAddress } from '../email-addresses';
import { keyedHash } from '../keys';
import { mailboxOf } from '../mail';

interface Named {
	accountId: string;
	username: string;
}

/**
 * The counters of an account that we can name, under its username and its verified address (counted apart, docs/recovery.md): of devices that never signed in there, and of whoever holds the card. A
 * known device has one of its own that only it can name, so a wait there is neither seen nor lifted here.
 */
async function keysOf(ctx: Context, { accountId, username }: Named): Promise<Uint8Array[]> {
	const address = await readVerifiedAddress(ctx, accountId);
	const names = address === null ? [username] : [username, mailboxOf(address)];
	const key = ctx.keys.lookup.current;
	return names.flatMap((name) => [
		keyedHash(key, 'throttle-account-unknown-device', name),
		keyedHash(key, 'throttle-account-known-device', `${name} card`)
	]);
}

/** Until when guessing keeps new devices waiting for this account, by whichever name; null when it does not. */
export async function waitOf(ctx: Context, account: Named): Promise<Date | null> {
	const [row] = await ctx.db
		.select({ until: max(throttleCounters.blockedUntil) })
		.from(throttleCounters)
		.where(
			and(
				inArray(throttleCounters.key, await keysOf(ctx, account)),
				gt(throttleCounters.blockedUntil, ctx.now)
			)
		);
	return row?.until ?? null;
}

/** Forgets the failures of this account, so that nobody has to wait any more (SECURITY §8 e). */
export async function releaseWait(ctx: Context, account: Named): Promise<void> {
	for (const key of await keysOf(ctx, account))
		await ctx.db.delete(throttleCounters).where(eq(throttleCounters.key, key));
}
