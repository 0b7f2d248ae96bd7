import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { rolesAt } from '$lib/domain/staff/roles';
import { useTestDatabase } from '$tests/database';
import { later, makeContext, makeSchool } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Context } from '../../context';
import { mails, schools, staffInvitations, staffRoles } from '../../db';
import { endRole } from '../colleagues';
import { importMandates } from './import-mandates';

const database = useTestDatabase();
let ctx: Context;
let school: { schoolId: string };
let number: string;
let today: string;
let until: string;
beforeEach(async () => {
	ctx = makeContext(database.db);
	school = await makeSchool(ctx);
	const [row] = await database.db.select().from(schools).where(eq(schools.id, school.schoolId));
	number = row!.instellingsnummer;
	today = schoolDay(ctx.now);
	until = addDays(today, 100);
});

const row = (e_mail: string, change: Record<string, string> = {}, line = 2) => ({
	line,
	cells: { instellingsnummer: number, naam: 'Dirk Janssens', e_mail, van: today, tot: until, ...change }
});
const rights = () => database.db.select().from(staffRoles).orderBy(asc(staffRoles.role));
const NOTHING = { granted: 0, invited: 0, moved: 0, unchanged: 0, refused: [] };

test('somebody with an account gets both rights with the end of the mandate; the same file again does nothing', async () => {
	const { email } = await makeStaffMember(ctx, { bare: true });
	expect(await importMandates(ctx, [row(email.toUpperCase())])).toEqual({ ...NOTHING, granted: 1 });
	expect(await rights()).toMatchObject([
		{ role: 'databeheerder', fromDate: today, untilDate: until },
		{ role: 'director', fromDate: today, untilDate: until }
	]);
	expect(await importMandates(ctx, [row(email)])).toEqual({ ...NOTHING, unchanged: 1 });
	expect(await rights()).toHaveLength(2);
});

test('the right ends by itself, and a new mandate of the next Monday gives it again', async () => {
	const { staffId, email } = await makeStaffMember(ctx, { bare: true });
	await importMandates(ctx, [row(email)]);
	const held = async (day: string) =>
		rolesAt(
			(await rights()).map(({ role, schoolId, fromDate, untilDate, revokedAt }) => ({
				role,
				schoolId,
				from: fromDate,
				until: untilDate,
				revoked: revokedAt !== null
			})),
			school.schoolId,
			day
		);
	expect(staffId).toBeTruthy();
	expect(await held(until)).toEqual(['databeheerder', 'director']);
	expect(await held(addDays(until, 1))).toEqual([]);
	const next = { van: addDays(until, 1), tot: '' };
	expect(await importMandates(ctx, [row(email, next)])).toMatchObject({ granted: 1 });
	expect(await held(addDays(until, 1))).toEqual(['databeheerder', 'director']);
	expect(await held(addDays(until, 5000))).toEqual(['databeheerder', 'director']);
});

test('another end moves both rights, also into the past; what a person ended does not come back', async () => {
	const { staffId, email } = await makeStaffMember(ctx, { bare: true });
	const van = addDays(today, -50);
	await importMandates(ctx, [row(email, { van })]);
	const ended = addDays(today, -1);
	expect(await importMandates(ctx, [row(email, { van, tot: ended })])).toEqual({ ...NOTHING, moved: 1 });
	expect((await rights()).map(({ untilDate }) => untilDate)).toEqual([ended, ended]);
	expect(await importMandates(ctx, [row(email, { van })])).toEqual({ ...NOTHING, moved: 1 });

	const director = (await rights()).find(({ role }) => role === 'director')!;
	const operator = { staffId: crypto.randomUUID(), roles: ['operator'] as const, schoolId: school.schoolId };
	await endRole(ctx, operator, director.id);
	expect(await importMandates(ctx, [row(email, { van })])).toEqual({ ...NOTHING, unchanged: 1 });
	expect((await rights()).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
	expect(staffId).toBeTruthy();
});

test('somebody new is invited by mail, once a week at most while the link works', async () => {
	expect(await importMandates(ctx, [row('Nieuw@school.example')])).toEqual({ ...NOTHING, invited: 1 });
	const monday = later(ctx, 60);
	expect(await importMandates(monday, [row('nieuw@school.example')])).toEqual({ ...NOTHING, unchanged: 1 });
	expect(await database.db.select().from(mails)).toHaveLength(1);
	expect(await database.db.select().from(staffInvitations)).toMatchObject([
		{ role: 'director', untilDate: until, schoolId: school.schoolId }
	]);
	const week = later(ctx, 8 * 24 * 3600);
	expect(await importMandates(week, [row('nieuw@school.example')])).toEqual({ ...NOTHING, invited: 1 });
});

test('rows that cannot stand are refused by line, the others are taken over', async () => {
	const { email } = await makeStaffMember(ctx, { bare: true });
	const over = { van: addDays(today, -90), tot: addDays(today, -1) };
	const report = await importMandates(ctx, [
		row(email, {}, 2),
		row(email, {}, 3),
		row('geen adres', {}, 4),
		row(email, { instellingsnummer: '987654' }, 5),
		row('weg@school.example', over, 6),
		row(email, { tot: '30/02/2027' }, 7)
	]);
	expect(report).toEqual({
		...NOTHING,
		granted: 1,
		refused: [
			{ line: 3, reason: 'repeated-row' },
			{ line: 4, reason: 'bad-email' },
			{ line: 5, reason: 'unknown-school' },
			{ line: 6, reason: 'over' },
			{ line: 7, reason: 'bad-day' }
		]
	});
});
