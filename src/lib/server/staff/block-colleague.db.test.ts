import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { useTestDatabase } from '$tests/database';
import { makeContext, makeSchool } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { StaffRole } from '$lib/domain/staff/roles';
import type { Context } from '../context';
import { auditEvents, staff } from '../db';
import { acceptInvitation, readInvitation } from './accept-invitation';
import { setColleagueBlocked } from './block-colleague';
import { listColleagues, type ColleagueActor } from './colleagues';
import { inviteStaff } from './invite-staff';
import { openStaffSession, resumeStaffSession } from './staff-session';

const database = useTestDatabase();
let ctx: Context;
let school: string;
let groupId: string;
let other: string;
beforeEach(async () => {
	ctx = makeContext(database.db);
	const made = await makeSchool(ctx);
	[school, groupId] = [made.schoolId, made.groupId];
	other = (await makeSchool(ctx)).schoolId;
});
const as = (role: StaffRole, schoolId: string | null): ColleagueActor => ({
	staffId: crypto.randomUUID(),
	roles: [role],
	schoolId
});
const block = (actor: ColleagueActor, staffId: string, blocked = true) =>
	setColleagueBlocked(ctx, actor, { staffId, blocked });
const isBlocked = async (staffId: string) =>
	(await database.db.select().from(staff).where(eq(staff.id, staffId)))[0]!.blockedAt !== null;
const worker = async (role: StaffRole, schoolId: string | null) =>
	(await makeStaffMember(ctx, { roles: [{ role, schoolId }] })).staffId;

test('a blocked colleague is out at once, and in again when the block is taken away', async () => {
	const staffId = await worker('beheerder', school);
	const bearer = await openStaffSession(ctx, { staffId, complete: true, external: false });
	expect(await block(as('director', school), staffId)).toBeNull();
	expect(await resumeStaffSession(ctx, bearer)).toBeNull();
	expect(await listColleagues(ctx, school)).toMatchObject([{ blocked: true }]);
	expect(await block(as('director', school), staffId, false)).toBeNull();
	const again = await openStaffSession(ctx, { staffId, complete: true, external: false });
	expect(await resumeStaffSession(ctx, again)).not.toBeNull();
	const actions = (await database.db.select().from(auditEvents)).map(({ action }) => action);
	expect(actions).toEqual(expect.arrayContaining(['staff.blocked', 'staff.unblocked']));
});

test('a link that a blocked colleague sent, to whatever mailbox, opens nothing until the block is taken away', async () => {
	const staffId = await worker('beheerder', school);
	const sent = await inviteStaff(
		ctx,
		{ staffId, roles: ['beheerder'] },
		{
			email: 'nog.een.postvak@example.org',
			name: 'Bea',
			role: 'leerkracht',
			schoolId: school,
			groupIds: [groupId]
		}
	);
	if ('refusal' in sent) throw new Error(sent.refusal);
	const accept = () =>
		acceptInvitation(ctx, sent.token, { name: 'Bea', password: 'vier losse woorden zonder zin' });
	await block(as('director', school), staffId);
	expect(await readInvitation(ctx, sent.token)).toBeNull();
	expect(await accept()).toEqual({ refusal: 'gone' });
	await block(as('director', school), staffId, false);
	expect(await accept()).toMatchObject({ bearer: expect.any(String) });
});

test.each<[string, StaffRole, StaffRole]>([
	['a beheerder a beheerder', 'beheerder', 'beheerder'],
	['a beheerder a director', 'beheerder', 'director'],
	['a director another director', 'director', 'director'],
	['a teacher anybody', 'leerkracht', 'leerkracht']
])('%s of the own school: not found, and written down', async (_, actor, role) => {
	const staffId = await worker(role, school);
	await expect(block(as(actor, school), staffId)).rejects.toMatchObject({ code: 'not-found' });
	expect(await isBlocked(staffId)).toBe(false);
	expect(await database.db.$count(auditEvents, eq(auditEvents.action, 'staff.refused'))).toBe(1);
});

test('nobody of another school, an unknown id, and never oneself', async () => {
	const there = await worker('leerkracht', other);
	for (const id of [there, crypto.randomUUID(), 'x'])
		await expect(block(as('director', school), id)).rejects.toMatchObject({ code: 'not-found' });
	const self = await worker('beheerder', school);
	await expect(block({ ...as('director', school), staffId: self }, self)).rejects.toMatchObject({
		code: 'not-found'
	});
});

test('who also works elsewhere is blocked by the service alone; a right that is over does not count', async () => {
	const { staffId } = await makeStaffMember(ctx, {
		roles: [
			{ role: 'leerkracht', schoolId: school },
			{ role: 'leerkracht', schoolId: other }
		]
	});
	expect(await block(as('director', school), staffId)).toBe('works-elsewhere');
	expect(await isBlocked(staffId)).toBe(false);
	expect(await block(as('operator', school), staffId)).toBeNull();
	expect(await block(as('director', school), staffId, false)).toBe('works-elsewhere');

	const yesterday = addDays(schoolDay(ctx.now), -1);
	const former = await makeStaffMember(ctx, {
		roles: [
			{ role: 'leerkracht', schoolId: school },
			{ role: 'leerkracht', schoolId: other, from: '2020-09-01', until: yesterday }
		]
	});
	expect(await block(as('beheerder', school), former.staffId)).toBeNull();
});

test('a block of the service is not taken away by the school', async () => {
	const staffId = await worker('beheerder', school);
	await block(as('operator', school), staffId);
	expect(await block(as('director', school), staffId, false)).toBe('blocked-elsewhere');
	expect(await isBlocked(staffId)).toBe(true);
	expect(await block(as('operator', school), staffId, false)).toBeNull();
});

test('an operator blocks a director, and another operator', async () => {
	const director = await worker('director', school);
	expect(await block(as('operator', school), director)).toBeNull();
	const operator = await worker('operator', null);
	expect(await block(as('operator', null), operator)).toBeNull();
});
