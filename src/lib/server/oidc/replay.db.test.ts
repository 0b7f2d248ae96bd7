import { useTestDatabase } from '$tests/database';
import { later, makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { PayloadAdapter } from './payload-adapter';

const database = useTestDatabase();

test('a proof that two show at the same moment is taken from one, and again when it has long expired', async () => {
	const { db } = await database.fresh();
	const ctx = makeContext(db);
	const at = (seconds: number) =>
		new PayloadAdapter('ReplayDetection', {
			...{ db, now: () => later(ctx, seconds).now },
			issuer: 'https://leerid.example'
		});
	const show = (seconds: number) => at(seconds).upsert('proof', { iss: 'app' }, 60);
	const shown = await Promise.allSettled([show(0), show(0), show(0)]);
	expect(shown.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	await expect(show(59)).rejects.toMatchObject({ error: 'invalid_request' });
	await show(61);
});
