import { createBatch, selectPupils } from '$lib/server/desk';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { later, makeContext, makePupil } from '$tests/factories';
import { expect, test } from 'vitest';
import { load } from './+page.server';

const database = useTestDatabase();

test('a draft shows its secrets only right after a second factor', async () => {
	const { ctx, actor, primary } = await makeDesk(makeContext(database.db));
	const { pupilId } = await makePupil(ctx, { school: primary });
	const pupils = await selectPupils(ctx, actor, { pupilIds: [pupilId] });
	const id = (await createBatch(ctx, actor, { purpose: 'create', pupils, kind: 'word' }))!;
	const here = `/schoolloket/leerid-beheer/reeks/${id}`;
	const open = (seconds: number, told = '') => {
		const staff = {
			...actor,
			fullySignedIn: true,
			activeSchool: actor.school,
			schools: [actor.school],
			ownGroupIds: [],
			secondFactorAt: ctx.now
		};
		const locals = { ctx: later(ctx, seconds), staff, here };
		const event = { locals, params: { id }, url: new URL(`http://localhost${here}${told}`) };
		return (load as (event: unknown) => Promise<unknown>)(event);
	};
	expect(await open(599)).toMatchObject({ rows: { pupils: [{ secret: { kind: 'word' } }] } });
	expect(await open(0)).toMatchObject({ already: 0 });
	expect(await open(0, '?hebben=6')).toMatchObject({ already: 6 });
	expect(await open(0, '?hebben=veel')).toMatchObject({ already: 0 });
	await expect(open(600)).rejects.toMatchObject({
		status: 303,
		location: `/schoolloket/aanmelden/bevestigen?naar=${encodeURIComponent(here)}`
	});
});
