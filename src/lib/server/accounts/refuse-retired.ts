import type { Context } from '../context';
import { retiredAmong } from '../erasures';
import { AppError } from '../errors';

/**
 * Throws `AppError('conflict')` when one of these usernames belonged to a pupil who was erased. Call it in the
 * transaction that gives them, after they were inserted: an erasure that ran meanwhile is then seen.
 */
export async function refuseRetired(ctx: Context, names: readonly string[]): Promise<void> {
	if ((await retiredAmong(ctx, names)).size > 0)
		throw new AppError('conflict', { message: 'a username of an erased pupil is never given again' });
}
