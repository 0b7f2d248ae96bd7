import { and, count, eq, gt, max } from 'drizzle-orm';
import type { Context } from '../context';
import { auditEvents } from '../db';
import type { DeskActor } from '../staff';

/** Devices that failed for many names, one of them of this school. */
export interface Sprays {
	count: number;
	/** When the last of them was noticed. */
	lastAt: Date;
}

const DAY = 24 * 60 * 60 * 1000;

/** What the last 24 hours brought the actor's school of that; null when nothing. Told without the names that were tried. */
export async function readSprays(ctx: Context, { schoolId }: DeskActor): Promise<Sprays | null> {
	const [row] = await ctx.db
		.select({ count: count(), lastAt: max(auditEvents.at) })
		.from(auditEvents)
		.where(
			and(
				eq(auditEvents.schoolId, schoolId),
				gt(auditEvents.at, new Date(ctx.now.getTime() - DAY)),
				eq(auditEvents.action, 'sign-in.spray')
			)
		);
	return row?.lastAt ? { count: row.count, lastAt: row.lastAt } : null;
}
