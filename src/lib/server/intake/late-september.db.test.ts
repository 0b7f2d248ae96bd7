import { accountStatus } from '$lib/domain/accounts/status';
import { useTestDatabase } from '$tests/database';
import { makeAccount, makeContext } from '$tests/factories';
import { GROUPS, HEADER, inPieces, SCHOOLS } from '$tests/feed-scene';
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { accounts, administrativeGroups, enrollments } from '../db';
import { signIn } from '../sign-in/sign-in';
import { importRunJob, readRun, receiveDelivery, type RunDetail } from '.';

const database = useTestDatabase();

const row = (stamnummer: number, group: string, year: 2025 | 2026) =>
	`2;${stamnummer};Kind${stamnummer};Familie${stamnummer};${group};${year}-09-01;${year + 1}-08-31;;;;;;\n`;
/** Ada goes up a grade, Bo goes on to secondary school, Cas leaves; twenty others stay; Dora comes. */
const [ADA, BO, CAS, DORA] = [1, 2, 3, 4];
const others = (year: 2025 | 2026) =>
	Array.from({ length: 20 }, (_, i) => row(100 + i, '3de leerjaar', year)).join('');
const LAST_YEAR =
	HEADER + others(2025) + [ADA, BO, CAS].map((pupil) => row(pupil, '3de leerjaar', 2025)).join('');
const THIS_YEAR =
	HEADER +
	others(2026) +
	row(ADA, '4de leerjaar', 2026) +
	row(BO, '1e lj 2e gr Economie ASO', 2026) +
	row(DORA, '3de leerjaar', 2026);

const at = (day: string): Context =>
	makeContext(database.db, { now: new Date(`${day}T09:00:00+02:00`), actor: { kind: 'system' } });

async function deliver(day: string, content: string): Promise<RunDetail> {
	const ctx = at(day);
	const received = await receiveDelivery(ctx, {
		...{ source: 'api', kind: 'full', sender: 'client:test', fileName: 'levering.csv' },
		madeAt: ctx.now,
		body: inPieces(content)
	});
	if ('refusal' in received) throw new Error(received.refusal);
	await importRunJob.run({
		...{ id: received.runId, payload: received, secret: null, checkpoint: null },
		...{ progress: { done: 0, total: null }, attempt: 1, createdBy: null, schoolId: null },
		// Nobody looks how far it is.
		...{ show: () => undefined },
		signal: new AbortController().signal,
		context: (tx) => ({ ...ctx, ...(tx && { db: tx }) }),
		advance: () => Promise.resolve()
	});
	return (await readRun(ctx, received.runId))!;
}

/** Where a pupil is, by the school's own number: every enrollment with its group, oldest first. */
const placesOf = (stamnummer: number) =>
	database.db
		.select({
			pupilId: enrollments.pupilId,
			begin: enrollments.beginDate,
			plannedEnd: enrollments.plannedEndDate,
			deregisteredOn: enrollments.deregisteredOn,
			group: administrativeGroups.name
		})
		.from(enrollments)
		.innerJoin(administrativeGroups, eq(administrativeGroups.id, enrollments.administrativeGroupId))
		.where(and(eq(enrollments.stamnummer, String(stamnummer))))
		.orderBy(enrollments.beginDate);

async function give(stamnummer: number) {
	const [place] = await placesOf(stamnummer);
	const username = `kind.nummer${stamnummer}`;
	const secret = '29ban9';
	return makeAccount(at('2026-06-01'), {
		...{ pupilId: place!.pupilId, username, secret, type: 'basis', kind: 'word' }
	});
}

const getsIn = async (stamnummer: number, day: string): Promise<boolean> => {
	const { outcome } = await signIn(
		{ ...at(day), actor: { kind: 'anonymous' } },
		{
			name: { kind: 'username', username: `kind.nummer${stamnummer}` },
			secret: { kind: 'text', text: '29ban9' },
			device: { id: randomUUID(), recognised: false, accountIds: [] },
			scannedAccountId: null,
			ownDevice: false
		}
	);
	return outcome === 'signed-in';
};
const statusOn = async (stamnummer: number, day: string) =>
	accountStatus({ blocked: false, enrollments: await placesOf(stamnummer) }, day);

beforeEach(async () => {
	await deliver('2026-05-01', SCHOOLS);
	await deliver('2026-05-02', GROUPS + '2;4de leerjaar;211\n');
	await deliver('2026-05-03', LAST_YEAR);
});

test('with a feed that is three weeks late nobody is locked out in September, and nobody is lost when it comes', async () => {
	const given = await Promise.all([ADA, BO, CAS].map(give));
	for (const day of ['2026-08-31', '2026-09-01', '2026-09-20'])
		expect([day, await getsIn(ADA, day), await getsIn(BO, day)]).toEqual([day, true, true]);

	// Everybody's year ended as planned, so that a whole school anew needs no person to look first.
	const run = await deliver('2026-09-21', THIS_YEAR);
	expect(run).toMatchObject({ state: 'merged', braked: [], reasons: [] });
	expect(run.report).toMatchObject({ pupils: { new: 1 }, enrollments: { new: 23 }, ended: 0 });

	expect((await placesOf(ADA)).map(({ group }) => group)).toEqual(['3de leerjaar', '4de leerjaar']);
	const [ada, bo] = given;
	for (const [stamnummer, { accountId, pupilId }] of [
		[ADA, ada!],
		[BO, bo!]
	] as const) {
		expect((await placesOf(stamnummer)).every((place) => place.pupilId === pupilId)).toBe(true);
		const [account] = await database.db.select().from(accounts).where(eq(accounts.pupilId, pupilId));
		expect(account?.id).toBe(accountId);
		expect(await getsIn(stamnummer, '2026-09-21')).toBe(true);
	}
	// Bo's account follows to secondary school that day; the word goes on opening it.
	const [type] = await database.db.select().from(accounts).where(eq(accounts.id, bo!.accountId));
	expect(type?.type).toBe('gevorderd');
	expect(await getsIn(BO, '2026-10-15')).toBe(true);
});

test('who is not in the late file has left: usable until thirty days after the planned end, and no day more', async () => {
	await give(CAS);
	await deliver('2026-09-21', THIS_YEAR);
	expect([await statusOn(CAS, '2026-09-30'), await getsIn(CAS, '2026-09-30')]).toEqual(['active', true]);
	expect([await statusOn(CAS, '2026-10-01'), await getsIn(CAS, '2026-10-01')]).toEqual(['inactive', false]);
	expect((await placesOf(CAS)).map(({ deregisteredOn }) => deregisteredOn)).toEqual([null]);
});

test('last year’s file that arrives after this year’s is refused, and the same file again does nothing', async () => {
	await deliver('2026-09-21', THIS_YEAR);
	const before = await database.db.select().from(enrollments).orderBy(enrollments.id);
	expect(await deliver('2026-09-22', THIS_YEAR)).toMatchObject({ state: 'unchanged' });
	expect(await deliver('2026-09-20', LAST_YEAR)).toMatchObject({
		state: 'refused',
		refusal: { reason: 'older-feed' }
	});
	expect(await database.db.select().from(enrollments).orderBy(enrollments.id)).toEqual(before);
});
