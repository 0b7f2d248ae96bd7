import { and, desc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { lockNames, mails } from '../db';
import type { MailPurpose } from './templates';

/** At most so many mails of one purpose in a window, to one address and for one account (SECURITY A22). */
const MOST = 3;
const WINDOW_MS = 60 * 60 * 1000;
const LIMITED: ReadonlySet<MailPurpose> = new Set(['reset', 'verify']);

export interface MailCount {
	purpose: MailPurpose;
	/** Under every key of the set, so that a new key does not begin a new count. */
	addressHashes: readonly Uint8Array[];
	accountId?: string;
}

/**
 * Seconds until another mail may go, or null when it may now. Holds a lock on address and account until the transaction
 * of `ctx` ends, so that of requests at the same moment each counts what the others queued.
 */
export async function secondsUntilAllowed(ctx: Context, count: MailCount): Promise<number | null> {
	const { purpose, addressHashes, accountId } = count;
	if (!LIMITED.has(purpose)) return null;
	const oldest = Buffer.from(addressHashes.at(-1) ?? []).toString('hex');
	const names = [`mail:${purpose}:${oldest}`, ...(accountId ? [`mail:${purpose}:${accountId}`] : [])];
	await lockNames(ctx.db, names);

	const waits = [await wait(ctx, purpose, inArray(mails.addressHash, [...addressHashes]))];
	if (accountId) waits.push(await wait(ctx, purpose, eq(mails.accountId, accountId)));
	const longest = Math.max(...waits);
	return longest > 0 ? longest : null;
}

/** Seconds until the third last mail is an hour old; 0 when there is no such mail. */
async function wait(ctx: Context, purpose: MailPurpose, whose: SQL): Promise<number> {
	const since = new Date(ctx.now.getTime() - WINDOW_MS);
	const recent = await ctx.db
		.select({ createdAt: mails.createdAt })
		.from(mails)
		.where(and(whose, eq(mails.purpose, purpose), gt(mails.createdAt, since)))
		.orderBy(desc(mails.createdAt))
		.limit(MOST);
	const first = recent[MOST - 1];
	if (!first) return 0;
	// Two servers' clocks, or two requests that waited for one another, may differ a little.
	const left = Math.ceil((first.createdAt.getTime() - since.getTime()) / 1000);
	return Math.min(Math.max(left, 1), WINDOW_MS / 1000);
}
