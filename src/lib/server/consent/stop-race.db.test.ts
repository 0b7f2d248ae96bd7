import { useTestDatabase } from '$tests/database';
import { deliver, DECIDER, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext } from '$tests/factories';
import { expect, test } from 'vitest';
import { classConsents, classMemberships } from '../db';
import { shareClassInformation, stopSharing } from '.';
import { currentProtocol } from '$lib/domain/consent/protocols';

const database = useTestDatabase();

test('deliveries and a stop at the same moment leave nothing behind, whichever comes first', async () => {
	const { db } = await database.fresh();
	const desk = await makeDesk(makeContext(db), { roles: [...DECIDER] });
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	const rows = [{ leerid_uuid: accountId, klas: '3A' }];
	for (let round = 0; round < 5; round++) {
		await share(desk);
		const first = round * 10;
		const [, ...delivered] = await Promise.all([
			stopSharing(desk.ctx, desk.actor),
			...[1, 2, 3].map((more) => deliver(desk, first + more, rows))
		]);
		expect(await db.select().from(classMemberships)).toEqual([]);
		for (const result of delivered)
			if ('refusal' in result) expect(['no-consent', 'overtaken']).toContain(result.refusal);
	}
});

test('two who agree at the same moment give one yes', async () => {
	const { db } = await database.fresh();
	const desk = await makeDesk(makeContext(db), { roles: [...DECIDER] });
	await share(desk);
	await stopSharing(desk.ctx, desk.actor);
	const answers = await Promise.all(
		[1, 2, 3].map(() => shareClassInformation(desk.ctx, desk.actor, currentProtocol()))
	);
	expect(answers).toEqual([null, null, null]);
	const standing = (await db.select().from(classConsents)).filter(({ stoppedAt }) => stoppedAt === null);
	expect(standing).toHaveLength(1);
});
