import { addDays } from '$lib/domain/accounts/school-day';
import { midnightOf } from '$lib/domain/retention/cutoff';
import { useTestDatabase } from '$tests/database';
import { dumpDatabase } from '$tests/dump';
import { makeContext, makeSchool } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checkAuditChain, recordAudit, sealAudit } from '../audit';
import type { Context } from '../context';
import { auditEvents, staff, staffFactors, staffRoles, teacherGroups } from '../db';
import { eraseStaff, eraseStaffAccess } from './erase-staff';

const database = useTestDatabase();
const END = '2026-06-30';
const on = (ctx: Context, day: string): Context => ({
	...ctx,
	now: new Date(midnightOf(day).getTime() + 2 * 3600 * 1000)
});
/** What the night of `day` does, and how many it found. */
const night = (ctx: Context, day: string) =>
	ctx.db.transaction(async (db) => {
		const world = { ...on(ctx, day), db };
		return [await eraseStaff(world, day), await eraseStaffAccess(world, day)];
	});

async function makeWorld(db = database.db) {
	const ctx = makeContext(db, { now: new Date('2024-09-02T08:00:00Z') });
	const { schoolId, groupId } = await makeSchool(ctx);
	return { ctx, schoolId, groupId };
}
const teacher = (schoolId: string, until: string | null) =>
	({ role: 'leerkracht', schoolId, from: '2024-09-01', until }) as const;

test('a year after the last right ended nothing lets its holder in; the name stays until no audit row is', async () => {
	const { ctx, schoolId, groupId } = await makeWorld();
	const email = 'vertrokken@school.example';
	const { staffId } = await makeStaffMember(ctx, { email, roles: [teacher(schoolId, END)] });
	const [role] = await ctx.db.select().from(staffRoles).where(eq(staffRoles.staffId, staffId));
	await ctx.db.insert(teacherGroups).values({ staffRoleId: role!.id, groupId });

	expect(await night(ctx, addDays(END, 365))).toEqual([0, 0]);
	expect(await dumpDatabase(ctx.db)).toContain(email);
	expect(await night(ctx, addDays(END, 366))).toEqual([0, 1]);
	expect(await dumpDatabase(ctx.db)).not.toContain(email);
	expect(await ctx.db.select().from(staff)).toMatchObject([
		{ id: staffId, name: 'Bea Peeters', passwordHash: null, pepperId: null, externalSubject: null }
	]);
	expect(await ctx.db.$count(staffFactors)).toBe(0);
	expect(await ctx.db.$count(teacherGroups)).toBe(0);
	expect(await night(ctx, addDays(END, 367))).toEqual([0, 0]);

	expect(await night(ctx, addDays(END, 1095))).toEqual([0, 0]);
	expect(await night(ctx, addDays(END, 1096))).toEqual([1, 0]);
	expect(await ctx.db.$count(staff)).toBe(0);
	expect(await ctx.db.$count(staffRoles)).toBe(0);
	expect(await dumpDatabase(ctx.db)).not.toContain('Bea Peeters');
});

test('who has any right left keeps all, and a right that was revoked ends on that day', async () => {
	const { ctx, schoolId } = await makeWorld();
	const other = await makeSchool(ctx);
	await makeStaffMember(ctx, { roles: [teacher(schoolId, END), teacher(other.schoolId, null)] });
	const revoked = await makeStaffMember(ctx, { roles: [teacher(schoolId, null)] });
	await ctx.db
		.update(staffRoles)
		// Half past midnight in Brussels, still the day before in UTC.
		.set({ revokedAt: new Date('2025-06-29T22:30:00Z') })
		.where(eq(staffRoles.staffId, revoked.staffId));
	expect(await night(ctx, addDays('2025-06-30', 365))).toEqual([0, 0]);
	expect(await night(ctx, addDays('2025-06-30', 366))).toEqual([0, 1]);
	const left = await ctx.db.select().from(staff).where(eq(staff.id, revoked.staffId));
	expect(left[0]?.email).toBe(`${revoked.staffId}@gone.invalid`);
	expect(await night(ctx, '2040-01-01')).toEqual([1, 0]);
	expect(await ctx.db.$count(staff)).toBe(1);
});

test('the chain of the audit is whole when the person is gone, and says that they were erased', async () => {
	// A database of its own, in which time goes on between transactions: a seal goes by the clock.
	const { ctx, schoolId } = await makeWorld((await database.fresh()).db);
	const { staffId } = await makeStaffMember(ctx, { roles: [teacher(schoolId, END)] });
	const actor = { kind: 'staff', staffId, schoolId } as const;
	await recordAudit({ ...ctx, actor }, { action: 'staff.school.switched', schoolId });
	await sealAudit(ctx, 0);
	await night(ctx, addDays(END, 1096));
	expect(await ctx.db.$count(staff)).toBe(0);
	expect(await ctx.db.select().from(auditEvents)).toMatchObject([
		{ action: 'staff.school.switched', actorId: staffId },
		{ action: 'staff.erased', detail: { staff: staffId } }
	]);
	await sealAudit(ctx, 0);
	expect(await checkAuditChain(ctx)).toMatchObject({ rows: 2, faults: [] });
});
