import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../support/browser.ts';

const root = join(import.meta.dirname, '..', '..');
const port = Number(process.env.E2E_PORT ?? 3210);
const origin = `http://localhost:${port}`;
// Each worker reads this file again, so the first to read it chooses the folder for all. `npm test` removes it.
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'leerid-e2e-'));

/** A journey that makes sense on one of the two only is named *.phone.spec.ts or *.desktop.spec.ts. */
export default defineConfig({
	testDir: '.',
	testMatch: '**/*.spec.ts',
	outputDir: join(root, 'test-results'),
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	// A shared machine of a pipeline may stall for a minute; a second try is counted apart (tests/run.ts). Nobody else gets one.
	retries: process.env.CI ? 1 : 0,
	// Generous, for a machine with two slow cores that also hashes, and for who waits for the next code of an authenticator app.
	timeout: 150_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		baseURL: origin,
		locale: 'nl-BE',
		timezoneId: 'Europe/Brussels',
		trace: 'retain-on-failure',
		launchOptions: launchOptions()
	},
	projects: [
		{
			name: 'phone',
			testIgnore: '**/*.desktop.spec.ts',
			use: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
		},
		{
			name: 'desktop',
			testIgnore: '**/*.phone.spec.ts',
			use: { viewport: { width: 1280, height: 800 } }
		}
	],
	webServer: {
		command: `"${process.execPath}" build/start/server.js`,
		cwd: root,
		url: `${origin}/`,
		timeout: 120_000,
		reuseExistingServer: false,
		stdout: 'pipe',
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		// The production build as it starts without any setting, away from the data and the .env of whoever runs this.
		env: {
			ENV_FILE: '',
			HOST: 'localhost',
			PORT: String(port),
			ORIGIN: origin,
			DATA_DIR: process.env.E2E_DATA_DIR,
			DATABASE_URL: '',
			DATABASE_URL_FILE: '',
			DATABASE_MIGRATION_URL: '',
			DATABASE_MIGRATION_URL_FILE: '',
			EMBEDDED: '',
			DEMO: '',
			ADDRESS_HEADER: ''
		}
	}
});
