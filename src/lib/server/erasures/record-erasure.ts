import type { RuleName } from '$lib/domain/retention/rules';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { erasures } from '../db';

interface Step {
	rule: RuleName;
	/** What this step erased; 0 says that the rule was followed and nothing was due. */
	count: number;
	/** For a rule that walks through time: everything before it was looked at. */
	reached?: Date;
}

/**
 * Adds what one step erased to the row of its rule and night. Call it in the step's own transaction: what is reported is
 * then what is gone, also after an interruption.
 */
export async function recordErasure(
	{ db, now }: Pick<Context, 'db' | 'now'>,
	{ rule, count, reached }: Step
): Promise<void> {
	await db
		.insert(erasures)
		.values({ rule, day: schoolDay(now), count, at: now, reached: reached ?? null })
		.onConflictDoUpdate({
			target: [erasures.rule, erasures.day],
			set: {
				count: sql`${erasures.count} + excluded.count`,
				at: sql`excluded.at`,
				reached: sql`coalesce(excluded.reached, ${erasures.reached})`
			}
		});
}

/** How far a rule that walks through time has come; null when it never ran. */
export async function lastReached({ db }: Pick<Context, 'db'>, rule: RuleName): Promise<Date | null> {
	const [row] = await db
		.select({ reached: erasures.reached })
		.from(erasures)
		.where(and(eq(erasures.rule, rule), isNotNull(erasures.reached)))
		.orderBy(desc(erasures.reached))
		.limit(1);
	return row?.reached ?? null;
}
