import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';
import { AppError } from '../errors';
import { keepTickedPupils, readTickedPupils, type DeskActor, type StaffSession } from '../staff';
import { fetchOrRefuse } from './fetch-or-refuse';
import { MAX_SELECTION } from './select-pupils';
import { seenPupils } from './visible-pupils';

type Session = Pick<StaffSession, 'bearer'>;

/**
 * The pupils that are ticked, over all pages of the list, as far as the actor still sees them: one who left in between is
 * silently no longer among them.
 */
export async function readTicks(ctx: Context, actor: DeskActor, session: Session): Promise<string[]> {
	return stillSeen(ctx, actor, await readTickedPupils(ctx, session));
}

/**
 * Keeps what was ticked on one page beside the ticks of the others: of the pupils in `shown` exactly those in `ticked` are.
 * Returns all that are ticked now. A pupil whom the actor does not see refuses it; above `MAX_SELECTION` it throws
 * `AppError('too-large')`.
 */
export async function keepTicks(
	ctx: Context,
	actor: DeskActor,
	{ session, shown, ticked }: { session: Session; shown: readonly string[]; ticked: readonly string[] }
): Promise<string[]> {
	const here = [...new Set(ticked)];
	if (here.length > 0)
		await fetchOrRefuse(ctx, actor, 'pupil', here, async (ids) =>
			(await stillSeen(ctx, actor, ids)).length === ids.length ? ids : undefined
		);
	const elsewhere = (await readTicks(ctx, actor, session)).filter(
		(id) => !shown.includes(id) && !here.includes(id)
	);
	const all = [...elsewhere, ...here];
	if (all.length > MAX_SELECTION) throw new AppError('too-large');
	await keepTickedPupils(ctx, session, all);
	return all;
}

/** Nothing is ticked any more. */
export const forgetTicks = (ctx: Context, session: Session): Promise<void> =>
	keepTickedPupils(ctx, session, []);

/** Those of the pupils whom the actor sees today, in the order in which they were given. */
export async function stillSeen(
	ctx: Context,
	actor: DeskActor,
	pupilIds: readonly string[]
): Promise<string[]> {
	if (pupilIds.length === 0) return [];
	const rows = await selectRows<{ pupilId: string }>(
		ctx.db,
		sql`${seenPupils(actor, ctx.now, { pupilIds })} select pupil_id as "pupilId" from seen`
	);
	const seen = new Set(rows.map(({ pupilId }) => pupilId));
	return pupilIds.filter((id) => seen.has(id));
}
