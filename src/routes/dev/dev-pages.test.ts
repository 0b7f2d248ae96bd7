import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
	vi.unstubAllEnvs();
	vi.resetModules();
});

/** Settings are read once a process, so each case has its modules anew. */
async function requireWith(environment: Record<string, string>): Promise<() => void> {
	for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
	vi.resetModules();
	return (await import('./dev-pages.server')).requireDevPages;
}

test('the pages of /dev exist in a demo on this machine', async () => {
	expect(await requireWith({})).not.toThrow();
});

test.each<Record<string, string>>([
	{ DEMO: '0' },
	{ ORIGIN: 'https://leerid.example', EMBEDDED: '1' },
	{ ORIGIN: 'https://leerid.example', EMBEDDED: '1', DEMO: '1' },
	{ DATABASE_URL: 'postgres://leerid@db.example/leerid' }
])('with %j they are not found', async (environment) => {
	expect(await requireWith(environment)).toThrow(expect.objectContaining({ status: 404 }));
});

// A `+server.ts` has no layout above it, and a load may run without its layout's.
test('every server file of /dev asks first', () => {
	const files = import.meta.glob<string>(['./**/+server.ts', './**/+page.server.ts'], {
		query: '?raw',
		import: 'default',
		eager: true
	});
	expect(Object.keys(files).length).toBeGreaterThan(3);
	for (const [path, source] of Object.entries(files))
		expect(source, path).toContain('\trequireDevPages();\n');
});
