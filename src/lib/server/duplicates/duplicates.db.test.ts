import { useTestDatabase } from '$tests/database';
import { makeAccount } from '$tests/factories';
import { makeFeed, NUMBER_A } from '$tests/feed-scene';
import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accounts, auditEvents, enrollments, pupils } from '../db';
import { findDuplicates, listMerges, mergePupils, tellApart, unmergePupils } from '.';

const database = useTestDatabase();
const moved = (number = '') =>
	`2;10;Zoë;Daniëls;3de leerjaar;2025-09-01;2026-08-31;2026-06-30;${number};;;;\n` +
	'1;20;ZOE;Daniels;6de leerjaar;2026-09-01;;;;;;;\n';
const everything = async () => ({
	pupils: await database.db.select().from(pupils).orderBy(asc(pupils.id)),
	enrollments: await database.db.select().from(enrollments).orderBy(asc(enrollments.id)),
	accounts: await database.db.select().from(accounts).orderBy(asc(accounts.id))
});

/** The same girl at two schools, known as two; the first has an account. */
async function scene(number = '') {
	const feed = makeFeed(database.db);
	await feed.begin(moved(number));
	const ctx = feed.ctx();
	const stored = await ctx.db.select().from(enrollments).orderBy(asc(enrollments.stamnummer));
	const [old, young] = stored.map(({ pupilId }) => pupilId) as [string, string];
	const { accountId } = await makeAccount(ctx, { pupilId: old, username: 'zoe.daniels' });
	return { ctx, feed, old, young, accountId };
}

test('a child without a number that left one school and came to another is proposed, with what there is to compare', async () => {
	const { ctx, old, young } = await scene();
	const [proposed, ...others] = await findDuplicates(ctx);
	expect(others).toEqual([]);
	expect(proposed?.evidence).toBe('changed-school');
	expect(proposed?.pair.map(({ pupilId }) => pupilId).sort()).toEqual([old, young].sort());
	expect(proposed?.pair.find(({ pupilId }) => pupilId === old)).toMatchObject({
		username: 'zoe.daniels',
		enrollments: [{ instellingsnummer: '2', stamnummer: '10', end: '2026-06-30' }]
	});
});

test('namesakes at one school, and two with numbers of their own, are not proposed', async () => {
	const feed = makeFeed(database.db);
	await feed.begin(
		'2;1;Jan;Peeters;3de leerjaar;2026-09-01;;;;;;;\n2;2;Jan;Peeters;3de leerjaar;2026-09-01;;;;;;;\n' +
			`2;3;An;Claes;3de leerjaar;2025-09-01;2026-08-31;;${NUMBER_A};;;;2018-01-01\n` +
			'1;4;An;Claes;6de leerjaar;2026-09-01;;;99010100147;;;;2018-01-01\n'
	);
	expect(await findDuplicates(feed.ctx())).toEqual([]);
});

test('merged, the child keeps the account and both enrollments; undone, every row is where it was', async () => {
	const { ctx, old, young, accountId } = await scene(NUMBER_A);
	const before = await everything();
	expect(await mergePupils(ctx, { keptId: young, mergedId: old })).toBeNull();
	const after = await everything();
	expect(after.enrollments.map(({ pupilId }) => pupilId)).toEqual([young, young]);
	expect(after.accounts).toMatchObject([{ id: accountId, pupilId: young, username: 'zoe.daniels' }]);
	expect(after.pupils.find(({ id }) => id === young)?.nationalNumberHash).toHaveLength(32);
	expect(await findDuplicates(ctx)).toEqual([]);

	const [merge] = await listMerges(ctx);
	expect(await unmergePupils(ctx, merge!.id)).toBe(true);
	expect(await unmergePupils(ctx, merge!.id)).toBe(false);
	expect(await everything()).toEqual(before);
	const audited = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'pupils.unmerged'));
	expect(audited).toHaveLength(1);
});

test('with two accounts the kept one goes on, and the other is left without a school, not without its row', async () => {
	const { ctx, old, young } = await scene();
	await makeAccount(ctx, { pupilId: young, username: 'zoe.daniels2' });
	const before = await everything();
	await mergePupils(ctx, { keptId: old, mergedId: young });
	expect((await everything()).accounts.map(({ pupilId }) => pupilId)).toEqual(
		before.accounts.map(({ pupilId }) => pupilId)
	);
	const [merge] = await listMerges(ctx);
	await unmergePupils(ctx, merge!.id);
	expect(await everything()).toEqual(before);
});

test('what the feed brings after a merge finds the kept child', async () => {
	const { ctx, feed, old, young } = await scene();
	await mergePupils(ctx, { keptId: old, mergedId: young });
	const header =
		'instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;inschrijving_van;inschrijving_tot\n';
	await feed.deliver(`${header}1;20;Zoë;Daniels;6de leerjaar;2027-09-01;\n`, { kind: 'changes' });
	const stored = await ctx.db.select().from(enrollments).where(eq(enrollments.beginDate, '2027-09-01'));
	expect(stored.map(({ pupilId }) => pupilId)).toEqual([old]);
});

test('two numbers are two children, whoever says otherwise', async () => {
	const feed = makeFeed(database.db);
	await feed.begin(
		`2;3;An;Claes;3de leerjaar;2025-09-01;;;${NUMBER_A};;;;\n1;4;An;Claes;6de leerjaar;2026-09-01;;;99010100147;;;;\n`
	);
	const [a, b] = await database.db.select().from(pupils);
	expect(await mergePupils(feed.ctx(), { keptId: a!.id, mergedId: b!.id })).toBe('two-numbers');
	expect(await mergePupils(feed.ctx(), { keptId: a!.id, mergedId: a!.id })).toBe('not-found');
});

test('a pair that was told apart is proposed no more', async () => {
	const { ctx, old, young } = await scene();
	await tellApart(ctx, [young, old]);
	await tellApart(ctx, [old, young]);
	expect(await findDuplicates(ctx)).toEqual([]);
});
