import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { viteDoor } from './src/start/vite-door.ts';

const databaseTests = 'src/**/*.db.test.ts';

export default defineConfig({
	plugins: [viteDoor(), sveltekit()],
	worker: { format: 'es' },
	build: { sourcemap: false },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/support/**/*.test.ts'],
					exclude: [databaseTests]
				}
			},
			// The same integration tests on both engines: the embedded one and a real PostgreSQL.
			...(['embedded', 'postgresql'] as const).map((engine) => ({
				extends: true as const,
				test: {
					name: engine,
					include: [databaseTests],
					env: { TEST_ENGINE: engine },
					globalSetup: engine === 'postgresql' ? ['tests/support/postgres-setup.ts'] : [],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			}))
		]
	}
});
