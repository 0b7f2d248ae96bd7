import { count, desc, eq, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { importRuns } from '../db';

export interface FeedState {
	/** The last delivery of each way in, and by API of each machine; the newest first. */
	last: {
		runId: string;
		source: 'upload' | 'folder' | 'api' | 'start';
		/** Of a machine its client id; null for a person or a folder. */
		machine: string | null;
		state: (typeof importRuns.$inferSelect)['state'];
		receivedAt: Date;
		finishedAt: Date | null;
	}[];
	/** Deliveries that wait for a yes. */
	waiting: number;
}

/** As the API names its senders (`routes/api/inschrijvingen`). */
const machine = sql<
	string | null
>`case when ${importRuns.source} = 'api' then substr(${importRuns.sender}, length('client:') + 1) end`;

/** How the feeds do, for the operator: ids, times and states, and neither names of files nor of people. */
export async function readFeeds({ db }: Context): Promise<FeedState> {
	const newest = await db
		.selectDistinctOn([importRuns.source, machine], {
			runId: importRuns.id,
			source: importRuns.source,
			machine,
			state: importRuns.state,
			receivedAt: importRuns.receivedAt,
			finishedAt: importRuns.finishedAt
		})
		.from(importRuns)
		.orderBy(importRuns.source, machine, desc(importRuns.receivedAt));
	const [asked] = await db.select({ many: count() }).from(importRuns).where(eq(importRuns.state, 'waiting'));
	return {
		last: newest.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime()),
		waiting: asked?.many ?? 0
	};
}
