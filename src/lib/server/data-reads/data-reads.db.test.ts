import { readListQuery } from '$lib/domain/desk/list-query';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { desc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { dataReads } from '../db';
import { listPupils, qrCards, readHistory, viewPupil, whyNot } from '../desk';
import { readDeskHelp } from '../teacher-help';

const database = useTestDatabase();
const listQuery = (address = '') => readListQuery(new URLSearchParams(address), String);

async function makeScene() {
	const desk = await makeDesk(makeContext(database.db));
	const wout = await makeAccount(desk.ctx, { school: desk.primary, givenName: 'Wout' });
	const { pupilId: an } = await makePupil(desk.ctx, { school: desk.primary, givenName: 'An' });
	return { ...desk, wout: wout.pupilId, an };
}

test('a list is one row: whom it showed and which filters, never what was searched', async () => {
	const { ctx, actor, wout, an } = await makeScene();
	await listPupils(ctx, actor, listQuery());
	await listPupils(ctx, actor, listQuery('zoek=wout&status=actief'));
	const [all, searched] = await ctx.db.select().from(dataReads).orderBy(desc(dataReads.count));
	expect(all).toMatchObject({
		what: 'list',
		count: 2,
		filters: [],
		staffId: actor.staffId,
		schoolId: actor.schoolId,
		roles: ['beheerder']
	});
	expect(all?.pupilIds.toSorted()).toEqual([wout, an].toSorted());
	expect(searched).toMatchObject({ count: 1, pupilIds: [wout], filters: ['search', 'status'] });
	expect(JSON.stringify(searched)).not.toContain('wout"');
});

test('a list that shows nobody leaves no row', async () => {
	const { ctx, actor } = await makeScene();
	await listPupils(ctx, actor, listQuery('zoek=niemand'));
	expect(await ctx.db.$count(dataReads)).toBe(0);
});

test('each look at a pupil is a row with what was looked at', async () => {
	const { ctx, actor, wout } = await makeScene();
	await viewPupil(ctx, actor, wout);
	await readHistory(ctx, actor, wout);
	await whyNot(ctx, actor, wout);
	await readDeskHelp(ctx, actor, wout);
	await qrCards(ctx, actor, { pupilIds: [wout] });
	const rows = await ctx.db.select().from(dataReads);
	expect(rows.map(({ what }) => what).toSorted()).toEqual(['cards', 'help', 'history', 'pupil', 'why-not']);
	expect(rows.every(({ pupilIds }) => pupilIds.join() === wout)).toBe(true);
});

test('a pupil of another school is not read, so nothing is written of it', async () => {
	const { ctx, wout } = await makeScene();
	const other = await makeDesk(ctx);
	await expect(viewPupil(other.ctx, other.actor, wout)).rejects.toThrow();
	expect(await ctx.db.$count(dataReads)).toBe(0);
});
