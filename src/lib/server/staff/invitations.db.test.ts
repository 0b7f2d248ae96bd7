import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { useTestDatabase } from '$tests/database';
import { later, makeContext, makeSchool } from '$tests/factories';
import { between } from '$tests/races';
import { makeStaffMember } from '$tests/staff-scene';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../context';
import { auditEvents, mails, schools, staff, staffInvitations, staffRoles, teacherGroups } from '../db';
import { acceptInvitation, readInvitation } from './accept-invitation';
import { endRole, findSchool, listColleagues, setTeacherGroups, type ColleagueActor } from './colleagues';
import { inviteOperator } from './create-operator';
import { findStaff } from './find-staff';
import { inviteStaff, listInvitations, withdrawInvitation } from './invite-staff';
import { resumeStaffSession } from './staff-session';

const database = useTestDatabase();
const DAY = 24 * 3600;
const PASSWORD = 'vier losse woorden zonder zin';

let ctx: Context;
let school: { schoolId: string; groupId: string };
let other: { schoolId: string; groupId: string };
beforeEach(async () => {
	ctx = makeContext(database.db);
	school = await makeSchool(ctx);
	other = await makeSchool(ctx);
});

const director = (schoolId = school.schoolId): ColleagueActor => ({
	staffId: crypto.randomUUID(),
	roles: ['director'],
	schoolId
});
const invitation = (change = {}) => ({
	email: 'Bea.Peeters@school.example',
	name: ' Bea\n Peeters ',
	role: 'beheerder' as const,
	schoolId: school.schoolId,
	...change
});
async function invite(change = {}, inviter: ColleagueActor = director()): Promise<string> {
	const result = await inviteStaff(ctx, inviter, invitation(change));
	if ('refusal' in result) throw new Error(result.refusal);
	return result.token;
}
const actions = async () => (await database.db.select().from(auditEvents)).map(({ action }) => action);

test('a school is found by its number as the ministry writes it, with zeros before it, and as we keep it', async () => {
	const [row] = await database.db.select().from(schools).where(eq(schools.id, school.schoolId));
	const number = row?.instellingsnummer ?? '';
	for (const typed of [number, `00${number}`, ` 0${number} `])
		expect(await findSchool(ctx, typed)).toMatchObject({ id: school.schoolId });
	expect(await findSchool(ctx, '0')).toBeNull();
});

test('a link makes the account, once, and only as far as the second factor', async () => {
	const until = addDays(schoolDay(ctx.now), 30);
	const token = await invite({ until });
	expect(await readInvitation(ctx, token)).toMatchObject({
		name: 'Bea Peeters',
		role: 'beheerder',
		hasAccount: false
	});
	expect(await acceptInvitation(ctx, token, { name: 'Bea Peeters', password: 'te kort' })).toEqual({
		refusal: 'too-short'
	});
	expect(await acceptInvitation(ctx, token, { name: ' ', password: PASSWORD })).toEqual({
		refusal: 'no-name'
	});

	const result = await acceptInvitation(ctx, token, { name: 'Bea P.', password: PASSWORD });
	if ('refusal' in result) throw new Error(result.refusal);
	const session = await resumeStaffSession(ctx, result.bearer!);
	expect(session).toMatchObject({ name: 'Bea P.', fullySignedIn: false, roles: ['beheerder'] });
	expect(await acceptInvitation(ctx, token, { name: 'Dief', password: PASSWORD })).toEqual({
		refusal: 'gone'
	});
	expect(await readInvitation(ctx, token)).toBeNull();
	const [right] = await database.db.select().from(staffRoles);
	expect(right).toMatchObject({ untilDate: until, schoolId: school.schoolId });
	expect(await actions()).toEqual(
		expect.arrayContaining(['staff.invited', 'staff.invitation.accepted', 'staff.role.granted'])
	);
});

test('a link works for seven days; its token is nowhere in the database but sealed in the mail', async () => {
	const token = await invite();
	expect(await readInvitation(later(ctx, 7 * DAY - 1), token)).not.toBeNull();
	expect(await readInvitation(later(ctx, 7 * DAY), token)).toBeNull();
	const rows = await database.db.select().from(staffInvitations);
	const [mail] = await database.db.select().from(mails);
	expect(mail?.template).toBe('staff-invitation');
	expect(JSON.stringify([rows, { ...mail, contentSealed: null }])).not.toContain(token);
	expect(Buffer.from(mail!.contentSealed!).includes(token)).toBe(false);
});

test('a director comes with the databeheerder’s right, and both end together', async () => {
	const operator: ColleagueActor = {
		staffId: crypto.randomUUID(),
		roles: ['operator'],
		schoolId: school.schoolId
	};
	const token = await invite({ role: 'director' }, operator);
	await acceptInvitation(ctx, token, { name: 'Dirk', password: PASSWORD });
	const rights = await listColleagues(ctx, school.schoolId);
	expect(rights.map(({ role }) => role).sort()).toEqual(['databeheerder', 'director']);
	await endRole(ctx, operator, rights.find(({ role }) => role === 'director')!.roleId);
	expect((await listColleagues(ctx, school.schoolId)).map(({ state }) => state)).toEqual(['ended', 'ended']);
});

test('who has an account only gets the right: the mailbox alone opens no session and changes no password', async () => {
	const { staffId, email } = await makeStaffMember(ctx);
	const before = await findStaff(ctx, email);
	const token = await invite({ email });
	expect(await acceptInvitation(ctx, token, { name: 'Dief', password: PASSWORD })).toEqual({ bearer: null });
	expect(await findStaff(ctx, email)).toEqual(before);
	const [right] = await database.db.select().from(staffRoles).where(eq(staffRoles.staffId, staffId));
	expect(right?.role).toBe('beheerder');
});

test.each([
	[{ role: 'director' as const }, 'not-yours-to-give'],
	[{ role: 'operator' as const, schoolId: null }, 'not-yours-to-give'],
	[{ email: 'geen adres' }, 'bad-email'],
	[{ email: 'a@b.example\r\nBcc: x@y.example' }, 'bad-email'],
	[{ name: '\u202e ' }, 'no-name'],
	[{ until: '2020-01-01' }, 'bad-day'],
	[{ until: 'morgen' }, 'bad-day'],
	[{ role: 'leerkracht' as const, groupIds: [] }, 'no-groups']
])('a director who invites with %o: %s', async (change, refusal) => {
	expect(await inviteStaff(ctx, director(), invitation(change))).toEqual({ refusal });
});

test('a teacher gets groups of the school, and no other school’s', async () => {
	await expect(invite({ role: 'leerkracht', groupIds: [other.groupId] })).rejects.toThrow('not-found');
	await expect(invite({ role: 'leerkracht', groupIds: ['geen id'] })).rejects.toThrow('not-found');
	const token = await invite({ role: 'leerkracht', groupIds: [school.groupId, school.groupId] });
	const result = await acceptInvitation(ctx, token, { name: 'Julie', password: PASSWORD });
	if ('refusal' in result) throw new Error(result.refusal);
	expect((await resumeStaffSession(ctx, result.bearer!))?.ownGroupIds).toEqual([school.groupId]);
});

test('a beheerder of one school ends, changes and withdraws nothing at another', async () => {
	const token = await invite({ role: 'leerkracht', groupIds: [school.groupId] });
	const [open] = await listInvitations(ctx, school.schoolId);
	const stranger: ColleagueActor = {
		staffId: crypto.randomUUID(),
		roles: ['beheerder'],
		schoolId: other.schoolId
	};
	await expect(withdrawInvitation(ctx, stranger, open!.id)).rejects.toThrow('not-found');
	await acceptInvitation(ctx, token, { name: 'Julie', password: PASSWORD });
	const [right] = await listColleagues(ctx, school.schoolId);
	await expect(endRole(ctx, stranger, right!.roleId)).rejects.toThrow('not-found');
	await expect(endRole(ctx, stranger, 'geen id')).rejects.toThrow('not-found');
	const wanted = { roleId: right!.roleId, groupIds: [other.groupId] };
	await expect(setTeacherGroups(ctx, stranger, wanted)).rejects.toThrow('not-found');
	expect((await actions()).filter((action) => action === 'staff.refused')).toHaveLength(3);

	const own: ColleagueActor = { ...stranger, schoolId: school.schoolId };
	await expect(setTeacherGroups(ctx, own, wanted)).rejects.toThrow('not-found');
	expect(await setTeacherGroups(ctx, own, { ...wanted, groupIds: [school.groupId] })).toBeNull();
	expect(await database.db.$count(teacherGroups)).toBe(1);
	await endRole(ctx, own, right!.roleId);
	expect((await listColleagues(ctx, school.schoolId))[0]?.state).toBe('ended');
});

test('nobody ends the own right, nor one that they could not give', async () => {
	const { staffId } = await makeStaffMember(ctx, {
		roles: [{ role: 'beheerder', schoolId: school.schoolId }]
	});
	const [right] = await listColleagues(ctx, school.schoolId);
	const self: ColleagueActor = { staffId, roles: ['director', 'beheerder'], schoolId: school.schoolId };
	await expect(endRole(ctx, self, right!.roleId)).rejects.toThrow('not-found');
	const peer: ColleagueActor = { ...self, staffId: crypto.randomUUID(), roles: ['beheerder'] };
	await expect(endRole(ctx, peer, right!.roleId)).rejects.toThrow('not-found');
});

test('the invitations of somebody whose right ended end with it', async () => {
	const { staffId } = await makeStaffMember(ctx, {
		roles: [{ role: 'beheerder', schoolId: school.schoolId }]
	});
	const inviter: ColleagueActor = { staffId, roles: ['beheerder'], schoolId: school.schoolId };
	const token = await invite({ role: 'leerkracht', groupIds: [school.groupId] }, inviter);
	const [right] = await listColleagues(ctx, school.schoolId);
	await endRole(ctx, director(), right!.roleId);
	expect(await readInvitation(ctx, token)).toBeNull();
});

test('the command line invites an operator, and refuses what is no address', async () => {
	expect(await inviteOperator(ctx, { email: 'nergens' })).toEqual({ refusal: 'bad-email' });
	const made = await inviteOperator(ctx, { email: 'ops@leerid.example' });
	if ('refusal' in made) throw new Error(made.refusal);
	const token = new URL(made.url).pathname.split('/').at(-1)!;
	expect(await readInvitation(ctx, token)).toMatchObject({ role: 'operator', schoolName: null });
	expect(await database.db.$count(mails)).toBe(0);
});

test('of two who accept one link at the same moment, one has it', async () => {
	const { db } = await database.fresh();
	const fresh = makeContext(db);
	const { schoolId } = await makeSchool(fresh);
	const made = await inviteStaff(fresh, director(schoolId), invitation({ schoolId }));
	if ('refusal' in made) throw new Error(made.refusal);
	const both = await Promise.allSettled(
		['Bea', 'Dief'].map((name) => acceptInvitation(fresh, made.token, { name, password: PASSWORD }))
	);
	const bearers = both.filter((one) => one.status === 'fulfilled' && 'bearer' in one.value);
	expect(bearers).toHaveLength(1);
});

test('of two links for one mailbox the second gives no other password when the first was accepted meanwhile', async () => {
	const [first, second] = [
		await invite(),
		await invite({ schoolId: other.schoolId }, director(other.schoolId))
	];
	// Known by name already, as after an import of mandates, and without a way in.
	const { email } = (await readInvitation(ctx, first))!;
	const { staffId } = await makeStaffMember(ctx, { bare: true, email: email.toLowerCase() });
	const none = { passwordHash: null, pepperId: null };
	await database.db.update(staff).set(none).where(eq(staff.id, staffId));
	const accept = (token: string, password: string, at = ctx) =>
		acceptInvitation(at, token, { name: 'Bea', password });
	const late = between(ctx, () => accept(first, PASSWORD));
	await expect(accept(second, `${PASSWORD} van een ander`, late)).rejects.toMatchObject({ code: 'conflict' });
	expect(await readInvitation(ctx, first)).toBeNull();
	expect(await readInvitation(ctx, second)).toMatchObject({ hasAccount: true });
	expect(await accept(second, '')).toEqual({ bearer: null });
});
