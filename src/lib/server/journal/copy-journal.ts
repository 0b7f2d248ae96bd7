import { asc, eq, inArray } from 'drizzle-orm';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { revocations, type Database } from '../db';
import { getSettings } from '../env';
import { startLoop, type Loop, type World } from '../jobs';

export type Revocation = typeof revocations.$inferSelect;

const EVERY_MS = 5_000;
const BATCH = 500;

/** One line of the file. */
export const lineOf = ({ id, at, kind, subject, mark }: Revocation): string =>
	`${JSON.stringify({ id, at: at.toISOString(), kind, subject, mark })}\n`;

/**
 * Copies what was taken away since the last time to the file, and says in the database that it stands there. On disk before it
 * is said: after an interruption a line may stand twice, and none is left out. Returns how many lines.
 */
export function copyJournal(db: Database, path: string): Promise<number> {
	return db.transaction(async (tx) => {
		const rows = await tx
			.select()
			.from(revocations)
			.where(eq(revocations.copied, false))
			.orderBy(asc(revocations.id))
			.limit(BATCH)
			.for('update', { skipLocked: true });
		if (rows.length === 0) return 0;
		await append(path, rows.map(lineOf).join(''));
		const ids = rows.map(({ id }) => id);
		await tx.update(revocations).set({ copied: true }).where(inArray(revocations.id, ids));
		return rows.length;
	});
}

async function append(path: string, text: string): Promise<void> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const file = await open(path, 'a', 0o600);
	try {
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Copies the journal to JOURNAL_FILE until it is stopped, beside any other server; without that setting it stays in the database. */
export async function startJournal({ db }: World): Promise<Loop> {
	const path = getSettings().journalFile;
	if (!path) return { wake: () => undefined, stop: async () => undefined };
	return startLoop({
		queue: 'journal',
		concurrency: 1,
		everyMs: EVERY_MS,
		take: async () => ((await copyJournal(db, path)) > 0 ? async () => undefined : null)
	});
}
