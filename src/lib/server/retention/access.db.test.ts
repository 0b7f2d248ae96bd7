import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { makeWholePupil } from '$tests/whole-pupil';
import { eq } from 'drizzle-orm';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { recordAudit } from '../audit';
import { auditEvents, dataReads, dataReports, emailAddresses, enrollments } from '../db';
import { seal } from '../keys';
import { listPupils, viewPupil } from '../desk';
import { readListQuery } from '$lib/domain/desk/list-query';
import { SECTIONS } from './personal-data-map';
import {
	erasePupils,
	exportPdf,
	exportPupilAtSchool,
	exportPupilForOperator,
	handleReport,
	listReports,
	listSchoolReports,
	listStaffForLeak,
	listTouched,
	readRegister,
	reportWrongData
} from '.';

const database = useTestDatabase();
const operator = { staffId: crypto.randomUUID(), schoolId: null, roles: ['operator'] };

async function makeScene() {
	const base = makeContext(database.db);
	const pupil = await makeWholePupil(base);
	await base.db.delete(emailAddresses);
	const desk = await makeDesk(base);
	const school = { id: pupil.schoolId, name: 'TEST School', instellingsnummer: '1' };
	const actor = { ...desk.actor, schoolId: pupil.schoolId, school };
	const ctx = { ...desk.ctx, actor: { kind: 'staff' as const, staffId: actor.staffId, schoolId: school.id } };
	return { ctx, actor, pupil };
}

test('the export of a school has something in every part, and nothing that opens an account', async () => {
	const { ctx, actor, pupil } = await makeScene();
	await viewPupil(ctx, actor, pupil.pupilId);
	const { sections, scope } = await exportPupilAtSchool(ctx, actor, pupil.pupilId);
	expect(scope).toBe('school');
	expect(SECTIONS.filter((section) => sections[section].length === 0)).toEqual([]);
	expect(sections.pupil).toMatchObject([{ givenName: 'Marie', familyName: 'Peeters' }]);
	expect(sections.enrollments).toMatchObject([{ school: 'TEST School', group: '3de leerjaar' }]);
	expect(sections.reads.map(({ what }) => what)).toContain('pupil');
	expect(JSON.stringify(sections.reads)).not.toContain(actor.staffId);
	const text = JSON.stringify(sections);
	for (const secret of ['argon2', 'hash', 'Sealed', 'token', 'publicKey']) expect(text).not.toContain(secret);
});

test('what another school did, and the address, are for the operator only', async () => {
	const { ctx, actor, pupil } = await makeScene();
	const { ctx: there, actor: other } = await makeDesk(ctx);
	const address = { id: crypto.randomUUID(), accountId: pupil.accountId };
	await ctx.db.insert(emailAddresses).values({
		...address,
		addressSealed: seal(ctx.keys.sealing, 'marie@example.org', `email-address:${address.id}`),
		mailboxHash: Buffer.of(1),
		verifiedAt: ctx.now,
		createdAt: ctx.now
	});
	await recordAudit(there, {
		action: 'account.blocked',
		accountId: pupil.accountId,
		schoolId: other.schoolId,
		detail: { reason: 'van elders' }
	});
	const atSchool = JSON.stringify(await exportPupilAtSchool(ctx, actor, pupil.pupilId));
	expect(atSchool).not.toContain('van elders');
	expect(atSchool).not.toContain('marie@example.org');
	const whole = JSON.stringify(await exportPupilForOperator(ctx, operator, pupil.username.toUpperCase()));
	expect(whole).toContain('van elders');
	expect(await exportPupilForOperator(ctx, operator, pupil.accountId)).not.toBeNull();
	expect(await exportPupilForOperator(ctx, operator, 'niemand.hier')).toBeNull();
});

test('a pupil of another school is refused, and an export is written down twice', async () => {
	const { ctx, actor, pupil } = await makeScene();
	const other = await makeDesk(ctx);
	await expect(exportPupilAtSchool(other.ctx, other.actor, pupil.pupilId)).rejects.toMatchObject({
		code: 'not-found'
	});
	await exportPupilAtSchool(ctx, actor, pupil.pupilId);
	const audited = await ctx.db.select().from(auditEvents).where(eq(auditEvents.action, 'pupil.exported'));
	expect(audited).toMatchObject([{ accountId: pupil.accountId, schoolId: actor.schoolId }]);
	expect(await ctx.db.$count(dataReads, eq(dataReads.what, 'export'))).toBe(1);
});

test('on paper the export is Dutch, names what is known, and has a word for every field', async () => {
	const { ctx, actor, pupil } = await makeScene();
	const pdf = await exportPdf(await exportPupilAtSchool(ctx, actor, pupil.pupilId), ctx.now);
	const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
	for (const words of ['Wat LeerID over je bewaart', 'Marie', 'stamnummer', '3A', 'Rekentuin', 'Passkeys'])
		expect(text).toContain(words);
	expect(text).not.toMatch(/[a-z][A-Z][a-z]+At\b|2026-\d\d-\d\dT/);
});

test('wrong data are reported with a copy, seen to by the operator, and answered', async () => {
	const { ctx, actor, pupil } = await makeScene();
	await ctx.db.delete(dataReports);
	const [{ stamnummer = '' } = {}] = await ctx.db
		.select()
		.from(enrollments)
		.where(eq(enrollments.pupilId, pupil.pupilId));
	const report = { subject: 'name', stamnummer, text: 'Er staat Peters, het is Peeters.' };
	expect(await reportWrongData(ctx, actor, { ...report, subject: 'iets' })).toBe('no-subject');
	expect(await reportWrongData(ctx, actor, { ...report, text: ' ' })).toBe('no-text');
	expect(await reportWrongData(ctx, actor, { ...report, text: 'x'.repeat(2_001) })).toBe('too-long');
	expect(await reportWrongData(ctx, actor, { ...report, stamnummer: '999999' })).toBe('no-pupil');
	expect(await reportWrongData(ctx, actor, report)).toBeNull();

	const [open] = await listReports(ctx);
	expect(open).toMatchObject({ subject: 'name', stamnummer, text: report.text, answer: null });
	const [row] = await ctx.db.select().from(dataReports);
	expect(Buffer.from(row?.textSealed ?? []).toString()).not.toContain('Peeters');
	const id = open?.id ?? '';
	expect(await handleReport(ctx, operator, { id, answer: 'x'.repeat(2_001) })).toBe('too-long');
	expect(await handleReport(ctx, operator, { id, answer: 'Verbeterd.' })).toBeNull();
	expect(await handleReport(ctx, operator, { id, answer: 'Nog eens.' })).toBe('over');
	expect(await listReports(ctx)).toEqual([]);
	expect(await listSchoolReports(ctx, actor)).toMatchObject([{ text: report.text, answer: 'Verbeterd.' }]);
	const other = await makeDesk(ctx);
	expect(await listSchoolReports(other.ctx, other.actor)).toEqual([]);
});

test('whom somebody touched between two instants: seen, changed, or only taken away as a file', async () => {
	const ctx = makeContext(database.db);
	const desk = await makeDesk(ctx);
	const { actor, primary } = desk;
	const seen = await makeAccount(desk.ctx, { school: primary, givenName: 'Gezien' });
	const { pupilId: changed } = await makeAccount(desk.ctx, { school: primary, givenName: 'Gewijzigd' });
	const hour = (n: number) => new Date(ctx.now.getTime() + n * 3_600_000);
	await viewPupil(desk.ctx, actor, seen.pupilId);
	await listPupils({ ...desk.ctx, now: hour(2) }, actor, readListQuery(new URLSearchParams(), String));
	const query = { staffId: actor.staffId, from: hour(-1), until: hour(1), downloadsOnly: false };
	const reader = { ...operator, schoolId: primary.schoolId };

	const early = await listTouched(ctx, reader, query);
	expect(early.find(({ pupilId }) => pupilId === seen.pupilId)).toMatchObject({ name: 'Gezien Janssens' });
	const late = await listTouched(ctx, reader, { ...query, from: hour(1), until: hour(3) });
	expect(late.map(({ pupilId }) => pupilId).toSorted()).toEqual([seen.pupilId, changed].toSorted());
	expect(await listTouched(ctx, reader, { ...query, downloadsOnly: true })).toEqual([]);
	expect(await listTouched(ctx, reader, { ...query, staffId: crypto.randomUUID() })).toEqual([]);
	const elsewhere = await makeDesk(ctx);
	expect(await listTouched(ctx, { ...reader, schoolId: elsewhere.primary.schoolId }, query)).toEqual([]);
	expect((await listStaffForLeak(ctx, reader, null)).sessions).toEqual([]);

	await ctx.db.transaction((tx) => erasePupils({ ...ctx, db: tx }, [seen.pupilId]));
	const after = await listTouched(ctx, reader, query);
	expect(after.find(({ pupilId }) => pupilId === seen.pupilId)).toMatchObject({ name: null });
});

test('a school sees when a colleague came and went as far as its own pupils were looked at; the operator sees all', async () => {
	const base = makeContext(database.db);
	const { staffId } = await makeStaffMember(base);
	const desk = await makeDesk(base, { staffId });
	const { actor, primary } = desk;
	const { pupilId } = await makeAccount(desk.ctx, { school: primary });
	const at = (hours: number) => ({ ...desk.ctx, now: new Date(desk.ctx.now.getTime() + hours * 3_600_000) });
	const came = (hours: number) => recordAudit(at(hours), { action: 'staff.sign-in.succeeded' });
	const went = (hours: number) => recordAudit(at(hours), { action: 'staff.sign-out' });
	// A day here, then two days of which nothing was done here: before and after.
	await came(-24);
	await went(-23);
	await came(0);
	await viewPupil(at(1), actor, pupilId);
	await went(2);
	await came(24);
	await went(25);
	const hours = async (schoolId: string | null) => {
		const reader = { ...operator, schoolId };
		const { sessions } = await listStaffForLeak(desk.ctx, reader, actor.staffId);
		return sessions.map((one) => (one.at.getTime() - desk.ctx.now.getTime()) / 3_600_000);
	};
	expect(await hours(actor.schoolId)).toEqual([2, 0]);
	expect(await hours(null)).toEqual([25, 24, 2, 0, -23, -24]);
	const other = await makeDesk(desk.ctx);
	expect(await hours(other.actor.schoolId)).toEqual([]);
});

test('the register names every application in use with what it may ask', async () => {
	const { ctx } = await makeScene();
	await makePupil(ctx);
	const { recipients, rules } = await readRegister(ctx);
	expect(recipients).toMatchObject([{ application: 'Rekentuin', supplier: 'Tuinbouw', claims: [] }]);
	expect(rules.find(({ name }) => name === 'class-information')).toMatchObject({ keep: { days: 365 } });
});
