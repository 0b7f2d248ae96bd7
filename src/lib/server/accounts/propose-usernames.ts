import { numberedUsername } from '$lib/domain/accounts/propose-username';
import { isUsername } from '$lib/domain/accounts/username';
import type { Context } from '../context';
import { oneOf, usernames } from '../db';
import { retiredAmong } from '../erasures';

/** Names asked in one statement. */
const CHUNK = 2_000;

/**
 * Which of these usernames were ever given to anybody (F35: unique for ever). Every account's name stands in
 * `usernames`; of a pupil who was erased only a hash is left, which says the same.
 */
export async function takenUsernames(
	ctx: Pick<Context, 'db' | 'keys'>,
	names: readonly string[]
): Promise<Set<string>> {
	const taken = await retiredAmong(ctx, names);
	for (let start = 0; start < names.length; start += CHUNK) {
		const rows = await ctx.db
			.select({ username: usernames.username })
			.from(usernames)
			.where(oneOf(usernames.username, names.slice(start, start + CHUNK), 'text'));
		for (const { username } of rows) taken.add(username);
	}
	return taken;
}

/**
 * A free username for each base (`usernameBase`), in the same order: the base with the first number that is free. Free
 * against all usernames ever given, the reserved words, `others` and one another. Looks at ever more numbers at a time, so that
 * the eight hundredth Jan Janssens costs a handful of queries.
 */
export async function proposeUsernames(
	ctx: Pick<Context, 'db' | 'keys'>,
	bases: readonly string[],
	others: Iterable<string> = []
): Promise<string[]> {
	const used = new Set(others);
	const proposals: string[] = [];
	let open = bases.map((_, i) => i);
	for (let first = 1, width = 4; open.length > 0; first += width, width *= 4) {
		const candidates = new Set(open.flatMap((i) => numbered(bases[i] ?? '', first, width)));
		const taken = await takenUsernames(ctx, [...candidates]);
		const left: number[] = [];
		for (const i of open) {
			const free = numbered(bases[i] ?? '', first, width).find(
				(name) => isUsername(name) && !taken.has(name) && !used.has(name)
			);
			if (free === undefined) left.push(i);
			else used.add((proposals[i] = free));
		}
		open = left;
	}
	return proposals;
}

const numbered = (base: string, first: number, width: number): string[] =>
	Array.from({ length: width }, (_, i) => numberedUsername(base, first + i));
