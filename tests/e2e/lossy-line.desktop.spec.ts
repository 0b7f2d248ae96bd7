import { expect, test } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, startServer } from '../faults/application.ts';
import { startLossyLine } from '../support/lossy-line.ts';
import { ARDALAN, expectDashboard, openMenu } from './pupils.ts';

// The demo application takes the port behind that of its server.
const [behind, port] = [3295, 3297];
const origin = `http://localhost:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'leerid-lossy-'));
test.use({ baseURL: origin });
let server: ChildProcess;
let line: Server;
test.beforeAll(async () => {
	test.setTimeout(180_000);
	server = await startServer({
		...{ PATH: process.env.PATH, ENV_FILE: '', HOST: 'localhost', PORT: String(behind), ORIGIN: origin },
		DATA_DIR: folder
	});
	line = await startLossyLine(behind, { nearPort: port, loss: 0.2, delayMs: 20 });
});
test.afterAll(async () => {
	line.close();
	await end(server, 'SIGTERM');
	rmSync(folder, { recursive: true, force: true });
});

test('on a network that loses one packet in five a pupil signs in, sees the portal and signs out, time after time', async ({
	page
}) => {
	test.setTimeout(300_000);
	page.setDefaultTimeout(60_000);
	for (let day = 0; day < 3; day++) {
		await page.goto(`/${ARDALAN.username}`);
		await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(ARDALAN.password);
		await page.getByRole('button', { name: 'Aanmelden' }).click();
		await expectDashboard(page);
		await openMenu(page);
		await page.getByRole('button', { name: 'Afmelden' }).click();
		await expect(page.getByText('Je bent afgemeld')).toBeVisible();
	}
});
