import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const NOT_OURS_TO_SERVE = [
	'/.env',
	'/.env.example',
	'/.git/config',
	'/.git/HEAD',
	'/.data/keys/pepper',
	'/package.json',
	'/package-lock.json',
	'/svelte.config.js',
	'/vite.config.ts',
	'/src/hooks.server.ts',
	'/drizzle/0000_extensions.sql',
	'/node_modules/lucia/package.json',
	'/build/index.js',
	'/server-status',
	'/actuator/health',
	'/wp-login.php',
	'/..%2fpackage.json',
	'/%2e%2e/package.json',
	'/_app/..%2f..%2f..%2fpackage.json',
	'/_app/immutable/..%5c..%5cpackage.json'
];

test('no source, map, setting or page of the makers is served', async ({ request }) => {
	for (const path of NOT_OURS_TO_SERVE) {
		const response = await request.get(path, { maxRedirects: 0 });
		// `package.json` could be somebody's username, and is answered like one (D10): a page, never the file.
		expect(response.headers()['content-type'] ?? 'text/html', path).toMatch(/^text\/html/);
		expect(await response.text(), path).not.toMatch(
			/"dependencies"|create extension|repositoryformatversion/i
		);
	}
});

test('no map of the sources lies beside the scripts, and no script names one', async ({ request }) => {
	const folder = join(root, 'build', 'client');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
	const scripts = files.filter((file) => file.endsWith('.js'));
	expect(scripts.length).toBeGreaterThan(20);
	for (const script of scripts) {
		const text = await (await request.get(`/${script}`)).text();
		expect(text, script).not.toContain('sourceMappingURL');
	}
});

test('no answer tells which programs are behind it', async ({ request }) => {
	for (const path of ['/', '/aanmelden', '/niets/hier', '/oidc/jwks', '/sw.js']) {
		const headers = (await request.get(path)).headers();
		expect(headers.server, path).toBeUndefined();
		expect(headers['x-powered-by'], path).toBeUndefined();
	}
});
