import { and, asc, gt, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { auditEvents } from '../db';

/** Rows a page. */
const PAGE = 2_000;

/** Every row of the audit that `which` holds for, by id, so oldest first; a page at a time is in memory. */
export async function* readAudit(
	{ db }: Context,
	which: SQL | undefined
): AsyncGenerator<typeof auditEvents.$inferSelect> {
	for (let last: string | undefined; ;) {
		const page = await db
			.select()
			.from(auditEvents)
			.where(and(which, last === undefined ? undefined : gt(auditEvents.id, last)))
			.orderBy(asc(auditEvents.id))
			.limit(PAGE);
		yield* page;
		if (page.length < PAGE) return;
		last = page.at(-1)?.id;
	}
}
