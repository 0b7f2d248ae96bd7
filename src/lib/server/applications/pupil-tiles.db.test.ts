import { useTestDatabase } from '$tests/database';
import { later, makeAccount, makeContext, makeSchool } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { accounts, applications, assignments } from '../db';
import { openSession, resumeSession } from '../sessions';
import { readPupilApplications, tilesBrought } from './pupil-tiles';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

async function makeApplication(name: string, more: Partial<typeof applications.$inferInsert> = {}) {
	const [made] = await database.db
		.insert(applications)
		.values({
			...{
				clientId: name.toLowerCase(),
				name,
				supplier: 'TEST',
				sector: name,
				authentication: 'none' as const
			},
			...{ status: 'active' as const, startUrl: `https://${name.toLowerCase()}.example/` },
			...{ createdAt: ctx.now, updatedAt: ctx.now },
			...more
		})
		.returning();
	return made!.id;
}

async function assign(applicationId: string, more: Partial<typeof assignments.$inferInsert> = {}) {
	const base = { applicationId, level: 'school' as const, createdAt: ctx.now };
	await database.db.insert(assignments).values({ ...base, ...more } as typeof assignments.$inferInsert);
}

/** What the dashboard shows, brought along with the session; asked on its own it must be the same. */
async function tiles({ accountId }: { accountId: string }) {
	const bearer = await openSession(ctx, { accountId, ownDevice: false, methods: ['pwd'] });
	const session = await resumeSession(later(ctx, 1), bearer, tilesBrought);
	const brought = await readPupilApplications(ctx, accountId, session?.brought);
	expect(session?.brought).toBeDefined();
	expect(brought).toEqual(await readPupilApplications(ctx, accountId));
	return brought.map(({ name }) => name);
}

test('a session brings along the applications of its pupil, by name as one reads it', async () => {
	const [school, elsewhere] = [await makeSchool(ctx), await makeSchool(ctx)];
	const [wout, emma] = [await makeAccount(ctx, { school }), await makeAccount(ctx, { school: elsewhere })];
	for (const name of ['Zep', 'écran', 'Bednet'])
		await assign(await makeApplication(name), { schoolId: school.schoolId });
	await assign(await makeApplication('Kabas'), { schoolId: elsewhere.schoolId });
	expect(await tiles(wout)).toEqual(['Bednet', 'écran', 'Zep']);
	expect(await tiles(emma)).toEqual(['Kabas']);
});

test('what cannot be opened, is taken away or is over makes no tile', async () => {
	const school = await makeSchool(ctx);
	const { schoolId } = school;
	const wout = await makeAccount(ctx, { school });
	await assign(await makeApplication('Slaapt', { status: 'suspended' }), { schoolId });
	await assign(await makeApplication('Nergens', { startUrl: null }), { schoolId });
	await assign(await makeApplication('Voorbij'), { schoolId, untilDay: '2020-08-31' });
	const taken = await makeApplication('Ontnomen');
	await assign(taken, { schoolId });
	await assign(taken, { schoolId, level: 'pupil', effect: 'withhold', pupilId: wout.pupilId });
	expect(await tiles(wout)).toEqual([]);
});

test('what a school decided about one pupil is for that pupil alone', async () => {
	const school = await makeSchool(ctx);
	const { schoolId } = school;
	const [wout, emma] = [await makeAccount(ctx, { school }), await makeAccount(ctx, { school })];
	const id = await makeApplication('Bednet');
	await assign(id, { schoolId, level: 'pupil', pupilId: wout.pupilId });
	expect(await tiles(wout)).toEqual(['Bednet']);
	expect(await tiles(emma)).toEqual([]);
});

test('a blocked account has none, whoever asks', async () => {
	const school = await makeSchool(ctx);
	const wout = await makeAccount(ctx, { school });
	await assign(await makeApplication('Bednet'), { schoolId: school.schoolId });
	await database.db.update(accounts).set({ blockedAt: ctx.now }).where(eq(accounts.id, wout.accountId));
	expect(await readPupilApplications(ctx, wout.accountId)).toEqual([]);
});
