import { useTestDatabase } from '$tests/database';
import { makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { applications, applicationSecrets } from '../db';
import { sweepOidc } from './sweep-oidc';

const database = useTestDatabase();

test('by night the secrets go whose day is over; those without an end stay', async () => {
	const ctx = makeContext(database.db);
	const row = { clientId: 'a', name: 'A', supplier: 'A bv', sector: 'a', authentication: 'none' as const };
	const [made] = await ctx.db
		.insert(applications)
		.values({ ...row, createdAt: ctx.now, updatedAt: ctx.now })
		.returning();
	const at = (hours: number) => new Date(ctx.now.getTime() + hours * 3_600_000);
	await ctx.db.insert(applicationSecrets).values(
		[null, at(1), at(-1)].map((expiresAt, index) => ({
			applicationId: made!.id,
			hash: Buffer.from([index]),
			createdAt: at(-30),
			expiresAt
		}))
	);
	const job = {
		context: () => ctx,
		checkpoint: null,
		signal: new AbortController().signal,
		advance: async () => undefined,
		show: () => undefined
	};
	expect(await sweepOidc.run(job as never)).toEqual({ removed: 1 });
	const left = await ctx.db.select({ expiresAt: applicationSecrets.expiresAt }).from(applicationSecrets);
	expect(left.map(({ expiresAt }) => expiresAt?.getTime() ?? null).sort()).toEqual(
		[at(1).getTime(), null].sort()
	);
});
