import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restoreFinish } from '../lib/server/commands/backup-commands';
import { prepareRestore } from './restore';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'leerid-restore-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a backup or a journal that cannot be read is told before anything is put back', async () => {
	const backup = join(folder, 'leerid.dump');
	await expect(prepareRestore(['--from', backup])).rejects.toThrow(/leerid\.dump is not there\.$/);
	await expect(prepareRestore(['--from', folder])).rejects.toThrow(
		/cannot be read \(EISDIR\): nothing was restored/
	);
	writeFileSync(backup, '');
	await expect(prepareRestore(['--from', backup, '--journal', folder])).rejects.toThrow(
		/cannot be read \(EISDIR\): nothing was restored/
	);
});

test('what is no backup of an embedded database, or was cut off, is said so and leaves nothing', async () => {
	vi.stubEnv('DATA_DIR', folder);
	mkdirSync(join(folder, 'keys'));
	const backup = join(folder, 'leerid.tar.gz');
	for (const content of ['PGDMP of a PostgreSQL', gzipSync('x'.repeat(9_000)).subarray(0, 30)]) {
		writeFileSync(backup, content);
		await expect(prepareRestore(['--from', backup])).rejects.toMatchObject({
			name: 'StartError',
			message: expect.stringMatching(
				/^Nothing was restored: .*leerid\.tar\.gz is no whole backup of an embedded database \(/
			) as string
		});
	}
	expect(readdirSync(folder).sort()).toEqual(['keys', 'leerid.tar.gz']);
	vi.unstubAllEnvs();
});

test('a journal that cannot be read over a database that is back says what is left to do', async () => {
	const outcome = await restoreFinish.run([join(folder, 'journal.jsonl')]);
	expect(outcome).toMatchObject({
		output: expect.stringMatching(
			/journal\.jsonl cannot be read\..*not played.*leerid restore-finish/s
		) as string
	});
});

test('of a journal that comes through a pipe nothing is read beforehand', async () => {
	vi.stubEnv('DATA_DIR', folder);
	const [backup, pipe] = [join(folder, 'leerid.tar.gz'), join(folder, 'pipe')];
	writeFileSync(backup, '');
	execFileSync('mkfifo', [pipe]);
	// It would wait for whoever writes into the pipe.
	await expect(prepareRestore(['--from', backup, '--journal', pipe])).rejects.toThrow(
		/put the keys back first/
	);
	vi.unstubAllEnvs();
});
