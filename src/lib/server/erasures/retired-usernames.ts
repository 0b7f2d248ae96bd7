import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { retiredUsernames } from '../db';
import { keyedHash } from '../keys';

/** Hashes written in one statement. */
const CHUNK = 2_000;

const hashOf = ({ keys }: Pick<Context, 'keys'>, username: string): Buffer =>
	keyedHash(keys.nationalNumber, 'retired-username', username);

/**
 * Which of these usernames belonged to a pupil who was erased. Only a keyed hash of each is left, under the key of the
 * national numbers, because that one is never rotated and a username is never given twice (F35).
 */
export async function retiredAmong(
	ctx: Pick<Context, 'db' | 'keys'>,
	names: readonly string[]
): Promise<Set<string>> {
	const byHash = new Map(names.map((name) => [hashOf(ctx, name).toString('hex'), name]));
	const hashes = [...byHash.keys()];
	const rows = await ctx.db
		.select({ hash: retiredUsernames.usernameHash })
		.from(retiredUsernames)
		.where(
			sql`${retiredUsernames.usernameHash} in (select decode(h, 'hex') from unnest(${sql.param(hashes)}::text[]) as h)`
		);
	return new Set(rows.map(({ hash }) => byHash.get(Buffer.from(hash).toString('hex')) ?? ''));
}

/** Keeps what is needed so that none of these is given again, in the transaction that erases their pupils. */
export async function retireUsernames(ctx: Context, names: readonly string[]): Promise<void> {
	for (let start = 0; start < names.length; start += CHUNK)
		await ctx.db
			.insert(retiredUsernames)
			.values(
				names.slice(start, start + CHUNK).map((name) => ({
					usernameHash: hashOf(ctx, name),
					retiredAt: ctx.now
				}))
			)
			.onConflictDoNothing();
}
