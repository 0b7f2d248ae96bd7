import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { enrollments, staff } from '../db';
import { readDeskQuery, sealSearch } from './sealed-search';
import { forgetTicks, keepTicks, readTicks } from './ticks';
import { openStaffSession, type StaffSession } from '../staff/staff-session';
import { switchSchool } from '../staff';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
let session: { bearer: string };
let pupils: string[];
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db));
	const { ctx, actor, primary } = desk;
	await database.db
		.insert(staff)
		.values({ id: actor.staffId, name: 'An', email: `${actor.staffId}@x.be`, createdAt: ctx.now });
	const opened = { staffId: actor.staffId, complete: true, external: false };
	session = { bearer: await openStaffSession(ctx, opened) };
	pupils = await Promise.all(
		[1, 2, 3, 4].map(async () => (await makePupil(ctx, { school: primary })).pupilId)
	);
});
const keep = (shown: number[], ticked: number[]) =>
	keepTicks(desk.ctx, desk.actor, {
		session,
		shown: shown.map((i) => pupils[i]!),
		ticked: ticked.map((i) => pupils[i]!)
	});
const ticked = async () =>
	(await readTicks(desk.ctx, desk.actor, session)).map((id) => pupils.indexOf(id)).sort();

test('ticks of one page stay while another is ticked, and a tick that was taken away is gone', async () => {
	await keep([0, 1], [0, 1]);
	await keep([2, 3], [2]);
	expect(await ticked()).toEqual([0, 1, 2]);
	await keep([0, 1], [1]);
	expect(await ticked()).toEqual([1, 2]);
	await forgetTicks(desk.ctx, session);
	expect(await ticked()).toEqual([]);
});

test('a pupil who left since is no longer among them, and spoils nothing', async () => {
	await keep([0, 1, 2], [0, 1]);
	await database.db
		.update(enrollments)
		.set({ deregisteredOn: '2020-01-01' })
		.where(eq(enrollments.pupilId, pupils[0]!));
	expect(await ticked()).toEqual([1]);
	expect(await keep([2], [2])).toHaveLength(2);
});

test('what is ticked at one school is not ticked at the next, and not in another session', async () => {
	await keep([0], [0]);
	const other = await openStaffSession(desk.ctx, {
		staffId: desk.actor.staffId,
		complete: true,
		external: false
	});
	expect(await readTicks(desk.ctx, desk.actor, { bearer: other })).toEqual([]);
	const { schoolId, school } = desk.actor;
	const open = { ...session, schools: [school], staffId: desk.actor.staffId } as unknown as StaffSession;
	await switchSchool(desk.ctx, open, schoolId);
	expect(await ticked()).toEqual([]);
});

test('a search stands sealed in the address: its maker finds it again, nobody reads it, nobody else opens it', () => {
	const { ctx, actor } = desk;
	const sealed = sealSearch(ctx, actor, 'Zoë 102938');
	expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toMatch(/102938|Zo(?:ë|Ã«)/);
	const of = (zoek: string, whose = actor) => readDeskQuery(ctx, whose, new URLSearchParams({ zoek })).search;
	expect(of(sealed)).toBe('Zoë 102938');
	expect(of(sealed, { ...actor, staffId: crypto.randomUUID() })).toBe('');
	for (const other of ['102938', 'Zoë', sealed.slice(1), `${sealed}A`.repeat(100), ''])
		expect(of(other), other).toBe('');
	expect(sealSearch(ctx, actor, '  ')).toBe('');
	expect(of(sealSearch(ctx, actor, '界'.repeat(100)))).toHaveLength(100);
});
