import { useTestDatabase } from '$tests/database';
import { sql } from 'drizzle-orm';
import { register } from 'prom-client';
import { expect, test, vi } from 'vitest';
import { revocations } from '../db';
import { getSettings } from '../env';
import { watchGauges } from '.';

vi.mock('../env', { spy: true });

const database = useTestDatabase();

/** As a process sees it that has just begun to look. */
async function journalAge(journalFile?: string): Promise<number | undefined> {
	vi.mocked(getSettings).mockReturnValue({ journalFile } as ReturnType<typeof getSettings>);
	const close = () => Promise.resolve();
	watchGauges({ db: database.db, engine: database.engine, close }, { running: 0, waiting: 0 });
	const { values } = (await register.getSingleMetric('leerid_journal_age_seconds')!.get()) as {
		values: { value: number }[];
	};
	return values[0]?.value;
}

test('a journal that is not written is as old as the first line that waits, where there is a file for it', async () => {
	expect(await journalAge('/srv/leerid/journal.jsonl')).toBe(0);
	const line = { kind: 'card-voided', subject: crypto.randomUUID() };
	await database.db
		.insert(revocations)
		.values([
			{ ...line, at: sql`now() - interval '1 day'`, copied: true },
			{ ...line, at: sql`now() - interval '1 hour'` },
			line
		]);
	expect(await journalAge('/srv/leerid/journal.jsonl')).toBeCloseTo(3_600, -2);
	expect(await journalAge()).toBe(0);
});
