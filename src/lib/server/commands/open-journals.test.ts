import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openJournals, UnreadableJournal } from './open-journals';

const folder = mkdtempSync(join(tmpdir(), 'leerid-journals-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the lines of several files come one after another, also of one that was cut off', async () => {
	const [first, second] = [join(folder, 'first'), join(folder, 'second')];
	writeFileSync(first, 'a\nb');
	writeFileSync(second, 'c\n');
	const lines: string[] = [];
	for await (const line of await openJournals([first, second])) lines.push(line);
	expect(lines).toEqual(['a', 'b', 'c']);
});

test('no lines come of no files', async () => {
	expect((await (await openJournals([])).next()).done).toBe(true);
});

test('a file that is not there is told before any line is read, and a folder when it is read', async () => {
	const [here, away, closed] = [join(folder, 'here'), join(folder, 'away'), join(folder, 'closed')];
	writeFileSync(here, 'a\n');
	mkdirSync(closed);
	await expect(openJournals([here, away])).rejects.toThrow(/away cannot be read\./);
	const lines = await openJournals([closed]);
	await expect(lines.next()).rejects.toThrow(UnreadableJournal);
});
