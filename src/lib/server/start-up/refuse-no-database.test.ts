import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseNoDatabase } from './refuse-no-database';

test('a command makes no embedded database', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'leerid-none-'));
	try {
		expect(() => refuseNoDatabase({ embedded: true, dataDir })).toThrow(
			`There is no database in ${dataDir}: give the settings of the server`
		);
		refuseNoDatabase({ embedded: false, dataDir });
		mkdirSync(join(dataDir, 'database'));
		refuseNoDatabase({ embedded: true, dataDir });
	} finally {
		rmSync(dataDir, { recursive: true });
	}
});
