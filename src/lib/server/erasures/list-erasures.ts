import { RULE_NAMES, type RuleName } from '$lib/domain/retention/rules';
import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { erasures, selectRows } from '../db';

/** What became of one rule. */
export interface ErasureSummary {
	rule: RuleName;
	/** The last night that the rule was followed; null when it never was. */
	lastDay: string | null;
	/** Rows erased in that night. */
	lastCount: number;
	/** Rows erased as far back as nights are remembered. */
	total: number;
}

/** Every rule of `domain/retention/rules` with its last night, in the order of the register. */
export async function listErasures({ db }: Pick<Context, 'db'>): Promise<ErasureSummary[]> {
	const rows = await selectRows<{ rule: string; lastDay: string; lastCount: number; total: number }>(
		db,
		sql`select rule, max(day)::text as "lastDay", sum(count)::int as total,
				(array_agg(count order by day desc))[1] as "lastCount"
			from ${erasures} group by rule`
	);
	const byRule = new Map(rows.map((row) => [row.rule, row]));
	return RULE_NAMES.map((rule) => {
		const { lastDay = null, lastCount = 0, total = 0 } = byRule.get(rule) ?? {};
		return { rule, lastDay, lastCount, total };
	});
}
