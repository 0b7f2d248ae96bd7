import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseOtherOwner } from './owner';

test('a folder of ours, or one that is not there, is used', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'leerid-owner-'));
	await refuseOtherOwner(folder);
	await refuseOtherOwner(join(folder, 'nothing'));
	rmSync(folder, { recursive: true });
});

test.runIf(process.getuid?.() === 0)('a folder of another user is left alone, by root too', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'leerid-owner-'));
	chownSync(folder, 4321, 4321);
	await expect(refuseOtherOwner(folder)).rejects.toThrow(
		`${folder} belongs to user 4321 and this is user 0: run it as the user of the server, such as with sudo -u.`
	);
	rmSync(folder, { recursive: true });
});
