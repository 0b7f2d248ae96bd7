import { firstKeptInstant } from '$lib/domain/retention/cutoff';
import type { RuleName } from '$lib/domain/retention/rules';
import { sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';
import { EVERYDAY_ACTIONS } from '../audit';
import type { Context } from '../context';
import { auditEvents, dataReads } from '../db';
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

/** Rules about rows whose id tells when they were made, so that each night looks at one night's worth. */
export const WALKED = {
	'everyday-events': { table: auditEvents, where: everyday },
	// By then the everyday ones of that time are long gone, so this removes what is left.
	'management-events': { table: auditEvents, where: sql`true` },
	'data-reads': { table: dataReads, where: sql`true` }
} as const satisfies Partial<Record<RuleName, { table: PgTable; where: SQL }>>;

/** Erases some of what a rule no longer keeps on `today`, from where the night before came. In the caller's transaction. */
export async function eraseNext(ctx: Context, rule: keyof typeof WALKED, today: string): Promise<Walk> {
	const { table, where } = WALKED[rule];
	const end = firstKeptInstant(rule, today);
	const from = await lastReached(ctx, rule);
	const since = from ? sql` and id >= ${firstId(from)}::uuid` : sql``;
	const count = await removeSome(ctx.db, table, sql`id < ${firstId(end)}::uuid${since} and ${where}`);
	const more = count === STEP;
	return { count, more, reached: more ? undefined : end };
}

/** The smallest UUIDv7 of an instant. */
const firstId = (at: Date): string => uuidv7({ msecs: at.getTime(), random: new Uint8Array(16), seq: 0 });
