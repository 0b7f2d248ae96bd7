import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { viteShortLived } from './src/start/short-lived/vite-short-lived.ts';
import { viteDoor } from './src/start/vite-door.ts';
import { manifest } from './src/web-app/manifest.ts';
import { workbox } from './src/web-app/service-worker.ts';

const databaseTests = 'src/**/*.db.test.ts';

export default defineConfig({
	plugins: [
		viteDoor(),
		viteShortLived(),
		sveltekit(),
		// Pages register it themselves: src/lib/browser/register-worker.ts.
		SvelteKitPWA({ manifest, workbox, injectRegister: false, includeManifestIcons: false })
	],
	worker: { format: 'es' },
	build: { sourcemap: false },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/support/**/*.test.ts'],
					exclude: [databaseTests],
					testTimeout: 30_000
				}
			},
			// Also on both engines; on PostgreSQL when it is asked by name.
			...(['embedded', 'postgresql'] as const).map((engine) => ({
				extends: true as const,
				test: {
					name: engine === 'embedded' ? 'oidc' : 'oidc-postgresql',
					include: ['tests/oidc/**/*.spec.ts'],
					env: { TEST_ENGINE: engine },
					globalSetup: engine === 'postgresql' ? ['tests/support/postgres-setup.ts'] : [],
					expect: { poll: { timeout: 10_000 } },
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			})),
			// The same integration tests on both engines: the embedded one and a real PostgreSQL.
			...(['embedded', 'postgresql'] as const).map((engine) => ({
				extends: true as const,
				test: {
					name: engine,
					include: [databaseTests],
					env: { TEST_ENGINE: engine },
					globalSetup: engine === 'postgresql' ? ['tests/support/postgres-setup.ts'] : [],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			}))
		]
	}
});
