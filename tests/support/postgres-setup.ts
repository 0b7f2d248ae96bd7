import { startPostgres } from './postgres.ts';

/** Vitest's global set-up of the PostgreSQL project: one server for all its files, when none is given. */
export default async function setUp(): Promise<() => Promise<void>> {
	const server = await startPostgres();
	const before = process.env.TEST_DATABASE_URL;
	process.env.TEST_DATABASE_URL = server.url;
	return async () => {
		if (before === undefined) delete process.env.TEST_DATABASE_URL;
		await server.stop();
	};
}
