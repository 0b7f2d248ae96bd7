import { firstKeptInstant } from '$lib/domain/retention/cutoff';
import type { RuleName } from '$lib/domain/retention/rules';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { dropSealedAudit, eraseSomeDetail, EVERYDAY_ACTIONS } from '../audit';
import type { Context } from '../context';
import { dataReads } from '../db';
import { lastReached, removeSome, STEP } from '../erasures';

/** One step of a rule that walks through time. */
interface Walk {
	count: number;
	/** Everything before it was looked at; only when this step was the last. */
	reached?: Date;
	more: boolean;
}

const everyday = sql`action in (${sql.join(
	EVERYDAY_ACTIONS.map((action) => sql`${action}`),
	sql`, `
)})`;

/** Rules about rows that are looked at in the order of their making, so that each night looks at one night's worth. */
export const WALKED = ['everyday-events', 'management-events', 'data-reads'] as const satisfies RuleName[];

/** Erases some of what a rule no longer keeps on `today`, from where the night before came. In the caller's transaction. */
export async function eraseNext(ctx: Context, rule: (typeof WALKED)[number], today: string): Promise<Walk> {
	const end = firstKeptInstant(rule, today);
	// Whole sealed months, and their seals say so: a row missing from one would look like tampering.
	if (rule === 'management-events')
		return { count: await dropSealedAudit(ctx, end), more: false, reached: end };
	const from = await lastReached(ctx, rule);
	const since = from ? sql` and id >= ${firstId(from)}::uuid` : sql``;
	const due = sql`id < ${firstId(end)}::uuid${since}`;
	const count =
		rule === 'data-reads'
			? await removeSome(ctx.db, dataReads, due)
			: await eraseSomeDetail(ctx, sql`${due} and ${everyday}`, STEP);
	const more = count === STEP;
	return { count, more, reached: more ? undefined : end };
}

/** The smallest UUIDv7 of an instant. */
const firstId = (at: Date): string => uuidv7({ msecs: at.getTime(), random: new Uint8Array(16), seq: 0 });
