import { useTestDatabase } from '$tests/database';
import { DECIDER, deliver, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readPupilApplications } from '../applications';
import { stopSharing } from '../consent';
import type { Context } from '../context';
import { accounts, administrativeGroups, applications, assignments, dataReads, enrollments } from '../db';
import { followLevels } from '../roster';
import { signIn } from '../sign-in/sign-in';
import { carryAssignments, previewAssignments, previewSchoolYear, takeBackAssignments } from '.';

const database = useTestDatabase();
const JUNE = new Date('2026-06-15T10:00:00+02:00');
const SEPTEMBER = new Date('2026-09-01T08:00:00+02:00');
const THIS_YEAR = { begin: '2025-09-01', plannedEnd: '2026-08-31' };

async function makeScene() {
	const desk = await makeDesk(makeContext(database.db, { now: JUNE }));
	const { ctx, primary } = desk;
	const { schoolId } = primary;
	const group = async (name: string) => {
		const [row] = await ctx.db
			.insert(administrativeGroups)
			.values({ schoolId, name, level: 'lager' })
			.returning();
		if (!row) throw new Error('an insert without a row');
		return { schoolId, groupId: row.id };
	};
	return { ...desk, fourth: await group('4de leerjaar'), renamed: await group('3de Leerjaar!') };
}

/** Enrols a pupil for the next year. */
const promote = (
	ctx: Context,
	pupilId: string,
	{ schoolId, groupId }: { schoolId: string; groupId: string },
	familyName = 'Janssens'
) =>
	ctx.db.insert(enrollments).values({
		pupilId,
		schoolId,
		administrativeGroupId: groupId,
		stamnummer: `N${pupilId.slice(0, 8)}`,
		givenName: 'Wout',
		familyName,
		beginDate: '2026-09-01',
		plannedEndDate: '2027-08-31'
	});

async function makeApplication(ctx: Context, name: string) {
	const [row] = await ctx.db
		.insert(applications)
		.values({
			clientId: name,
			name,
			supplier: 'S',
			sector: name,
			status: 'active',
			startUrl: 'https://app.example/',
			authentication: 'none',
			createdAt: ctx.now,
			updatedAt: ctx.now
		})
		.returning();
	if (!row) throw new Error('an insert without a row');
	return row.id;
}

test('without enrollments for September nobody is said to leave', async () => {
	const { ctx, actor, primary } = await makeScene();
	await makePupil(ctx, { school: primary, ...THIS_YEAR });
	const preview = await previewSchoolYear(ctx, actor);
	expect(preview).toMatchObject({ year: '2026-09-01', known: false, moves: [] });
	expect(Object.values(preview.counts)).toEqual([0, 0, 0, 0]);
});

test('September is told from the enrollments: who moves, leaves, arrives, steps up, and whose card changes', async () => {
	const { ctx, actor, primary, secondary, fourth } = await makeScene();
	const at = { school: primary, ...THIS_YEAR };
	const basis = { type: 'basis', kind: 'word', secret: '29ban9' } as const;
	const up = await makeAccount(ctx, { ...at, ...basis });
	const stepping = await makeAccount(ctx, { ...at, ...basis });
	const renamed = await makeAccount(ctx, { ...at, ...basis });
	await makePupil(ctx, at); // leaves
	await promote(ctx, up.pupilId, fourth);
	await promote(ctx, stepping.pupilId, secondary);
	await promote(ctx, renamed.pupilId, fourth, 'Jansens');
	const { pupilId: arriving } = await makePupil(ctx, {
		school: primary,
		begin: '2026-09-01',
		plannedEnd: '2027-08-31'
	});

	const preview = await previewSchoolYear(ctx, actor);
	expect(preview).toMatchObject({
		known: true,
		counts: { stays: 0, promoted: 3, leaves: 1, arrives: 1 },
		withoutLeerid: [{ pupilId: arriving }],
		steps: [{ pupilId: stepping.pupilId }],
		renamed: [{ pupilId: renamed.pupilId, name: 'Wout Jansens' }]
	});
	expect(preview.moves).toContainEqual({ from: '3de leerjaar', to: '4de leerjaar', count: 2 });
	expect(preview.moves).toContainEqual({ from: '3de leerjaar', to: null, count: 1 });
	const [read] = await ctx.db.select().from(dataReads).where(eq(dataReads.what, 'school-year'));
	expect(read?.count).toBe(3);
	expect(preview.checklist.map(({ item, done }) => [item, done])).toContainEqual(['accounts', false]);
});

test('a pupil of another school is not in the preview', async () => {
	const { ctx } = await makeScene();
	const other = await makeScene();
	await makePupil(ctx, { school: other.primary, begin: '2026-09-01', plannedEnd: '2027-08-31' });
	const scene = await makeScene();
	expect(await previewSchoolYear(scene.ctx, scene.actor)).toMatchObject({ known: false, withoutLeerid: [] });
});

test('who steps up to secondary school keeps the old secret, and is listed until a new one is handed out', async () => {
	const { ctx, actor, primary, secondary } = await makeScene();
	const basis = { type: 'basis', kind: 'word', secret: '29ban9' } as const;
	const { accountId, pupilId, username } = await makeAccount(ctx, {
		school: primary,
		...THIS_YEAR,
		...basis
	});
	await promote(ctx, pupilId, secondary);
	const september = { ...ctx, now: SEPTEMBER };
	expect(await followLevels(september, '2026-09-01')).toBe(1);
	const [account] = await ctx.db.select().from(accounts).where(eq(accounts.id, accountId));
	expect(account?.type).toBe('gevorderd');
	const outcome = await signIn(
		{ ...september, actor: { kind: 'anonymous' } },
		{
			name: { kind: 'username', username },
			secret: { kind: 'text', text: '29ban9' },
			device: { id: crypto.randomUUID(), recognised: false, accountIds: [] },
			scannedAccountId: null,
			ownDevice: false
		}
	);
	expect(outcome).toMatchObject({ outcome: 'signed-in' });
	expect(await previewSchoolYear(september, actor)).toMatchObject({ steps: [{ pupilId }] });
});

async function makeCarryScene() {
	const scene = await makeScene();
	const { ctx, primary, fourth, renamed, actor } = scene;
	const { schoolId } = primary;
	const [open, yearly] = [await makeApplication(ctx, 'Open'), await makeApplication(ctx, 'Jaarlijks')];
	const base = { schoolId, level: 'group', createdAt: JUNE } as const;
	await ctx.db.insert(assignments).values([
		{ ...base, applicationId: open, administrativeGroupId: fourth.groupId },
		{ ...base, applicationId: yearly, administrativeGroupId: primary.groupId, untilDay: '2026-08-31' },
		{ ...base, applicationId: yearly, administrativeGroupId: fourth.groupId, untilDay: '2026-08-31' }
	]);
	// 3de leerjaar is called otherwise next year; 4de stays what it is.
	const third = await makeAccount(ctx, { school: primary, ...THIS_YEAR });
	const older = await makeAccount(ctx, { school: fourth, ...THIS_YEAR });
	await promote(ctx, third.pupilId, renamed);
	await promote(ctx, older.pupilId, fourth);
	return { ...scene, open, yearly, third, older, actor };
}

test('what goes on by itself is not made again; the rest goes to the same or the renamed group', async () => {
	const { ctx, actor, yearly, primary, fourth, renamed } = await makeCarryScene();
	const preview = await previewAssignments(ctx, actor);
	expect(new Map(preview.mapping.map(({ id, to }) => [id, to]))).toEqual(
		new Map([
			[primary.groupId, renamed.groupId],
			[fourth.groupId, fourth.groupId]
		])
	);
	expect(preview.applications).toMatchObject([{ id: yearly, gained: 2, lost: 0, withoutLeerid: 0 }]);
	expect(preview.applications[0]?.made).toHaveLength(2);
	expect(preview.applications[0]?.made[0]).toMatchObject({ fromDay: '2026-09-01', untilDay: '2027-08-31' });
	const nowhere = await previewAssignments(ctx, actor, {
		groups: new Map([[primary.groupId, null]])
	});
	expect(nowhere.applications[0]?.made).toHaveLength(1);
});

test('nothing changes before the day, all is there on the day, and until then it is taken back in one go', async () => {
	const { ctx, actor, yearly, third } = await makeCarryScene();
	const count = () => ctx.db.$count(assignments);
	const before = await count();
	expect(await carryAssignments(ctx, actor, { applicationIds: [] })).toBe(0);
	const input = { applicationIds: [yearly] };
	expect(await carryAssignments(ctx, actor, input)).toBe(2);
	expect(await carryAssignments(ctx, actor, input)).toBe(0); // once is enough
	const names = async (now: Date) =>
		(await readPupilApplications({ ...ctx, now }, third.accountId)).map(({ name }) => name);
	expect(await names(JUNE)).toEqual(['Jaarlijks']);
	expect(await names(SEPTEMBER)).toEqual(['Jaarlijks']);

	expect(await takeBackAssignments({ ...ctx, now: SEPTEMBER }, actor)).toBeNull();
	const other = await makeScene();
	expect(await takeBackAssignments(other.ctx, other.actor)).toBe(0);
	expect(await takeBackAssignments(ctx, actor)).toBe(2);
	expect(await count()).toBe(before);
	expect(await names(SEPTEMBER)).toEqual([]);
});

test('a group of another school is no target', async () => {
	const { ctx, actor, primary } = await makeCarryScene();
	const other = await makeScene();
	const { mapping } = await previewAssignments(ctx, actor, {
		groups: new Map([[primary.groupId, other.primary.groupId]])
	});
	expect(mapping.find(({ id }) => id === primary.groupId)?.to).toBeNull();
});

test('before the enrollments are there, groups are taken to stay what they are', async () => {
	const { ctx, actor, primary } = await makeScene();
	await makePupil(ctx, { school: primary, ...THIS_YEAR });
	const applicationId = await makeApplication(ctx, 'Vroeg');
	await ctx.db.insert(assignments).values({
		schoolId: actor.schoolId,
		level: 'group',
		createdAt: JUNE,
		applicationId,
		administrativeGroupId: primary.groupId,
		untilDay: '2026-08-31'
	});
	expect(await previewAssignments(ctx, actor)).toMatchObject({
		known: false,
		mapping: [{ id: primary.groupId, to: primary.groupId }],
		applications: [{ id: applicationId }]
	});
});

async function makeClassScene() {
	const scene = await makeCarryScene();
	const { ctx, third, older } = scene;
	const desk = { ...scene, actor: { ...scene.actor, roles: [...DECIDER] } };
	await share(desk);
	const days = { van: '2026-09-01' };
	// 3A gets another name, in the group that 3de leerjaar becomes; 4A stays 4A.
	await deliver(desk, 1, [
		{ leerid_uuid: third.accountId, klas: '3A' },
		{ leerid_uuid: older.accountId, klas: '4A' },
		{ leerid_uuid: third.accountId, klas: 'Egels', ...days },
		{ leerid_uuid: older.accountId, klas: '4A', ...days }
	]);
	const byClass = await makeApplication(ctx, 'PerKlas');
	const base = {
		schoolId: desk.actor.schoolId,
		applicationId: byClass,
		level: 'class',
		createdAt: JUNE
	} as const;
	await ctx.db.insert(assignments).values([
		{ ...base, classTitle: '3A', untilDay: '2026-08-31' },
		{ ...base, classTitle: '4A', untilDay: '2026-08-31' }
	]);
	return { ...desk, byClass };
}

test('what a class had goes to the class of that title, else to the only new one of the same grade', async () => {
	const { ctx, actor, byClass, third, older } = await makeClassScene();
	const preview = await previewAssignments(ctx, actor);
	expect(preview.classes).toEqual({
		mapping: [
			{ title: '3A', to: 'Egels' },
			{ title: '4A', to: '4A' }
		],
		targets: ['4A', 'Egels']
	});
	const told = preview.applications.find(({ id }) => id === byClass);
	expect(told).toMatchObject({
		gained: 2,
		groups: [
			{ from: '3A', to: 'Egels' },
			{ from: '4A', to: '4A' }
		]
	});
	const names = async (accountId: string, now: Date) =>
		(await readPupilApplications({ ...ctx, now }, accountId)).map(({ name }) => name);
	expect(await carryAssignments(ctx, actor, { applicationIds: [byClass] })).toBe(2);
	expect(await carryAssignments(ctx, actor, { applicationIds: [byClass] })).toBe(0);
	for (const { accountId } of [third, older]) expect(await names(accountId, SEPTEMBER)).toContain('PerKlas');
	expect(await takeBackAssignments(ctx, actor)).toBe(2);
	for (const { accountId } of [third, older])
		expect(await names(accountId, SEPTEMBER)).not.toContain('PerKlas');
});

test('a person says otherwise: the pupils take it along, or nobody; and a stop takes carried ones too', async () => {
	const { ctx, actor, byClass } = await makeClassScene();
	const along = {
		classes: new Map([
			['3A', '4A'],
			['4A', null]
		])
	};
	const { classes } = await previewAssignments(ctx, actor, along);
	expect(classes.mapping).toEqual([
		{ title: '3A', to: '4A' },
		{ title: '4A', to: null }
	]);
	const elsewhere = { classes: new Map([['3A', 'Van een andere school']]) };
	expect((await previewAssignments(ctx, actor, elsewhere)).classes.mapping[0]).toEqual({
		title: '3A',
		to: null
	});
	expect(await carryAssignments(ctx, actor, { chosen: along, applicationIds: [byClass] })).toBe(1);
	await stopSharing(ctx, actor);
	expect(await ctx.db.$count(assignments, eq(assignments.level, 'class'))).toBe(0);
	expect((await previewAssignments(ctx, actor)).classes).toEqual({ mapping: [], targets: [] });
});
