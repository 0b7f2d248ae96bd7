import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { makeWholePupil } from '$tests/whole-pupil';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { createAccount } from '../accounts';
import type { Context } from '../context';
import { accounts, enrollments, erasedPupils, pupilMerges, pupils, revocations } from '../db';
import { mergePupils, unmergePupils } from '../duplicates';
import { erasePupils } from '../retention';
import { PERSONAL_DATA } from '../retention/personal-data-map';
import { numbersOf, rowsOf } from '../retention/rows-of';
import { exportJournal, replayJournal } from '.';

const database = useTestDatabase();
let ctx: Context;
beforeEach(() => {
	ctx = makeContext(database.db);
});

const play = (text: string) => replayJournal(ctx, text.split('\n'));

/** The journal of what happens after a backup was made; the database is then as that backup again. */
async function journalOf(happens: (ctx: Context) => Promise<unknown>): Promise<string> {
	await ctx.db.delete(revocations);
	let text = '';
	const undone = new Error('as in the backup');
	const later = ctx.db.transaction(async (tx) => {
		await happens({ ...ctx, db: tx });
		for await (const line of exportJournal(tx)) text += line;
		throw undone;
	});
	await later.catch((error: unknown) => {
		if (error !== undone) throw error;
	});
	return text;
}

test('a pupil erased after the backup is erased again, as the night did it', async () => {
	const pupil = await makeWholePupil(ctx);
	const numbers = await numbersOf(ctx, pupil.pupilId);
	const text = await journalOf((ctx) => erasePupils(ctx, [pupil.pupilId]));
	expect(await ctx.db.$count(pupils, eq(pupils.id, pupil.pupilId))).toBe(1);

	expect(await play(text)).toMatchObject({ done: 1, refused: 0, unread: 0 });

	for (const kept of PERSONAL_DATA.filter(({ fate }) => fate === 'cascade' || fate === 'deleted'))
		expect([kept.name, await rowsOf(ctx, kept, numbers)]).toEqual([kept.name, []]);
	const everything = await Promise.all(PERSONAL_DATA.map(({ table }) => ctx.db.select().from(table)));
	expect(JSON.stringify(everything)).not.toContain('Marie');
	expect(JSON.stringify(everything)).not.toContain(pupil.username);
	expect(await ctx.db.select().from(erasedPupils)).toMatchObject([
		{ pupilId: pupil.pupilId, accountId: pupil.accountId }
	]);
});

test('the username of a pupil erased after the backup is still never given again', async () => {
	const { pupilId, username } = await makeAccount(ctx);
	await play(await journalOf((ctx) => erasePupils(ctx, [pupilId])));
	const other = await makePupil(ctx);
	const again = { pupilId: other.pupilId, username, type: 'basis', kind: 'word', secret: '29ban9' } as const;
	await expect(createAccount(ctx, again)).rejects.toThrow('never given again');
});

test('two children who were made one after the backup, and then erased, are both gone', async () => {
	const [kept, merged] = [await makeAccount(ctx), await makeAccount(ctx)];
	const text = await journalOf(async (ctx) => {
		await mergePupils(ctx, { keptId: kept.pupilId, mergedId: merged.pupilId });
		await erasePupils(ctx, [kept.pupilId]);
	});
	expect(await play(text)).toMatchObject({ refused: 0 });
	expect(await ctx.db.$count(enrollments)).toBe(0);
	expect(await ctx.db.$count(accounts)).toBe(0);
	expect(await ctx.db.$count(pupils)).toBe(0);
});

test('a row without enrollments that was set free after the backup lives on', async () => {
	const [kept, free] = [await makeAccount(ctx), await makeAccount(ctx)];
	await ctx.db.delete(enrollments).where(eq(enrollments.pupilId, free.pupilId));
	await mergePupils(ctx, { keptId: kept.pupilId, mergedId: free.pupilId });
	const text = await journalOf(async (ctx) => {
		const [merge] = await ctx.db.select().from(pupilMerges);
		expect(await unmergePupils(ctx, merge?.id ?? '')).toBe(true);
		await erasePupils(ctx, [kept.pupilId]);
	});
	await play(text);
	expect(await ctx.db.$count(accounts, eq(accounts.id, free.accountId))).toBe(1);
	expect(await ctx.db.$count(accounts, eq(accounts.id, kept.accountId))).toBe(0);
});

test('who was told apart from an erased pupil after the backup keeps account and enrollment', async () => {
	const [kept, living] = [await makePupil(ctx), await makeAccount(ctx)];
	await mergePupils(ctx, { keptId: kept.pupilId, mergedId: living.pupilId });
	const text = await journalOf(async (ctx) => {
		const [merge] = await ctx.db.select().from(pupilMerges);
		expect(await unmergePupils(ctx, merge?.id ?? '')).toBe(true);
		await erasePupils(ctx, [kept.pupilId]);
	});
	await play(text);
	expect(await ctx.db.$count(accounts, eq(accounts.id, living.accountId))).toBe(1);
	expect(await ctx.db.$count(enrollments)).toBe(1);
});
