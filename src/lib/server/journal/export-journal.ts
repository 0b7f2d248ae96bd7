import { asc, gt } from 'drizzle-orm';
import { revocations, type Database } from '../db';
import { lineOf } from './copy-journal';

const PAGE = 2_000;

/** The whole journal that the database holds, as lines of JSON. */
export async function* exportJournal(db: Database): AsyncGenerator<string> {
	for (let last = 0; ;) {
		const page = await db
			.select()
			.from(revocations)
			.where(gt(revocations.id, last))
			.orderBy(asc(revocations.id))
			.limit(PAGE);
		for (const row of page) yield lineOf(row);
		if (page.length < PAGE) return;
		last = page.at(-1)?.id ?? last;
	}
}
