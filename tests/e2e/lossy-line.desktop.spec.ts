import { expect, test, type Locator, type Page } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, startServer } from '../faults/application.ts';
import { startLossyLine } from '../support/lossy-line.ts';
import { ABDULGHANI, ARDALAN, expectDashboard, openMenu } from './pupils.ts';

// The demo application takes the port behind that of its server.
const [behind, port] = [3295, 3297];
const origin = `http://localhost:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'leerid-lossy-'));
// One server and one line for all.
test.describe.configure({ mode: 'default' });
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

test('a child there who taps again when nothing comes gets in, each picture chosen once', async ({
	page
}) => {
	test.setTimeout(300_000);
	page.setDefaultTimeout(60_000);
	await page.goto(`/${ABDULGHANI.username}`);
	for (const [index, picture] of ABDULGHANI.pictures.entries()) {
		const next = index + 1 < ABDULGHANI.pictures.length ? `op plaats ${index + 2}?` : 'Klaar!';
		await tapUntil(page, page.getByRole('button', { name: picture, exact: true }), next);
	}
	const enter = page.getByRole('button', { name: 'Aanmelden', exact: true });
	await tapUntil(page, enter, 'Jouw applicaties');
	await expectDashboard(page);
});

/** As a child does: taps, looks for ten seconds whether something else stands there, and taps again if not. */
async function tapUntil(page: Page, button: Locator, heading: string): Promise<void> {
	const next = page.getByRole('heading', { level: 1 }).filter({ hasText: heading });
	for (let taps = 0; taps < 12; taps++) {
		// What was tapped before may have come in the meantime.
		if (await next.isVisible()) return;
		await button.click({ noWaitAfter: true, timeout: 10_000 }).catch(() => undefined);
		const came = await next.waitFor({ timeout: 10_000 }).then(
			() => true,
			() => false
		);
		if (came) return;
	}
	await expect(next).toBeVisible();
}
