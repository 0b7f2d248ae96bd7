import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { applications } from '../db';
import { setStatus } from './management';
import { recallApplication } from './recall-application';

const database = useTestDatabase();
afterEach(() => vi.restoreAllMocks());

async function makeApplication() {
	const ctx = makeContext(database.db);
	const clientId = 'rekenland';
	const [made] = await ctx.db
		.insert(applications)
		.values({
			...{
				clientId,
				name: 'Rekenland',
				status: 'active' as const,
				supplier: 'Leverancier',
				sector: clientId
			},
			authentication: 'client_secret_basic' as const,
			...{ redirectUris: ['https://rekenland.example/terug'], createdAt: ctx.now, updatedAt: ctx.now }
		})
		.returning({ id: applications.id });
	const status = async () => (await recallApplication(ctx, clientId))?.status;
	return { ctx, id: made!.id, clientId, status };
}

test('a change made here is seen at once', async () => {
	const { ctx, id, status } = await makeApplication();
	expect(await status()).toBe('active');
	await setStatus(ctx, { id, status: 'suspended' });
	expect(await status()).toBe('suspended');
});

test('a change made by another server is seen after two seconds', async () => {
	const { ctx, id, status } = await makeApplication();
	const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000);
	expect(await status()).toBe('active');
	await ctx.db.update(applications).set({ status: 'suspended' }).where(eq(applications.id, id));
	clock.mockReturnValue(2_999);
	expect(await status()).toBe('active');
	clock.mockReturnValue(3_001);
	expect(await status()).toBe('suspended');
});

test('a read that began before a change does not bring the old answer back', async () => {
	const { ctx, id, status } = await makeApplication();
	const early = status();
	await setStatus(ctx, { id, status: 'suspended' });
	await early;
	expect(await status()).toBe('suspended');
});

test('a name that is nobody’s is asked anew', async () => {
	const ctx = makeContext(database.db);
	expect(await recallApplication(ctx, 'rekenland')).toBeNull();
	const { status } = await makeApplication();
	expect(await status()).toBe('active');
});
