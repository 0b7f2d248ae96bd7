import { useTestDatabase } from '$tests/database';
import { later, makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { applicationErrors, applications } from '../db';
import { MOST_AN_HOUR, writeApplicationError } from './write-application-error';

const database = useTestDatabase();

test('who makes mistakes in the name of an application fills neither the disk nor the place of another kind', async () => {
	const ctx = makeContext(database.db);
	const [made] = await database.db
		.insert(applications)
		.values({
			...{ clientId: 'kabas', name: 'Kabas', supplier: 'Kabas bv', sector: 'kabas' },
			...{ authentication: 'none', createdAt: ctx.now, updatedAt: ctx.now }
		})
		.returning();
	const mistake = (seconds: number, endpoint = 'authorization', error = 'invalid_scope') =>
		writeApplicationError(database.db, {
			...{ applicationId: made!.id, at: later(ctx, seconds).now },
			...{ endpoint, error, detail: `requested scope is not known: ${seconds}` }
		});
	const count = () => database.db.$count(applicationErrors);

	for (let n = 0; n < MOST_AN_HOUR + 20; n++) await mistake(n);
	expect(await count()).toBe(MOST_AN_HOUR);
	await mistake(100, 'token');
	await mistake(100, 'authorization', 'login_required');
	expect(await count()).toBe(MOST_AN_HOUR + 2);
	await mistake(3600 + MOST_AN_HOUR);
	expect(await count()).toBe(MOST_AN_HOUR + 3);
});
