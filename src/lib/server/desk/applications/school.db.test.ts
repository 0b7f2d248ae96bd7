import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import type { Context } from '$lib/server/context';
import { useTestDatabase } from '$tests/database';
import { makeDesk } from '$tests/desk-scene';
import { makeAccount, makeContext, makePupil } from '$tests/factories';
import { and, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { applicationClaims, applications, assignments, auditEvents, withheldClaims } from '../../db';
import { readPupilAccess } from '../../applications';
import {
	assign,
	effectiveAnswersFor,
	effectiveAnswersForGroup,
	fetchSchoolApplication,
	listGroupApplications,
	listSchoolApplications,
	previewAssignment,
	previewWithdrawal,
	setGivenClaims,
	withdraw,
	type AssignmentInput
} from '.';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
let applicationId: string;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db));
	applicationId = await makeApplication(desk.ctx);
});

async function makeApplication(ctx: Context, changes: Partial<typeof applications.$inferInsert> = {}) {
	const clientId = randomUUID();
	const [made] = await ctx.db
		.insert(applications)
		.values({
			clientId,
			name: 'Automatus',
			status: 'active',
			supplier: 'Automatus bv',
			sector: clientId,
			authentication: 'client_secret_basic',
			scopes: ['openid', 'profile'],
			createdAt: ctx.now,
			updatedAt: ctx.now,
			...changes
		})
		.returning();
	await ctx.db.insert(applicationClaims).values([
		{ applicationId: made!.id, claim: 'given_name', reason: 'Aanspreken', required: true },
		{ applicationId: made!.id, claim: 'family_name', reason: 'Klaslijst', required: false }
	]);
	return made!.id;
}
const toGroup = (more: Partial<AssignmentInput> = {}): AssignmentInput => ({
	applicationId,
	effect: 'give',
	targets: [{ level: 'group', id: desk.primary.groupId }],
	fromDay: null,
	untilDay: null,
	...more
});
const audited = (action: string) =>
	database.db
		.select()
		.from(auditEvents)
		.where(and(eq(auditEvents.action, action), eq(auditEvents.schoolId, desk.actor.schoolId)));

test('a preview tells who gains, with and without a LeerID, and changes nothing', async () => {
	await makeAccount(desk.ctx, { school: desk.primary });
	await makePupil(desk.ctx, { school: desk.primary });
	await makeAccount(desk.ctx, { school: desk.secondary });
	expect(await previewAssignment(desk.ctx, desk.actor, toGroup())).toEqual({
		day: schoolDay(desk.ctx.now),
		gained: 2,
		lost: 0,
		withoutLeerid: 1,
		replaced: 0
	});
	expect(await database.db.select().from(assignments)).toEqual([]);
});

test('what is assigned is counted, opens the application, and leaves an audit row', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	expect((await readPupilAccess(desk.ctx, { accountId, applicationId }))?.assigned).toBe(false);
	await assign(desk.ctx, desk.actor, toGroup());
	expect((await readPupilAccess(desk.ctx, { accountId, applicationId }))?.assigned).toBe(true);
	expect(await listSchoolApplications(desk.ctx, desk.actor)).toMatchObject([
		{ name: 'Automatus', groupCount: 1, leeridCount: 1, wholeSchool: false }
	]);
	expect(await audited('application.assigned')).toMatchObject([
		{
			actorId: desk.actor.staffId,
			detail: { applicationId, effect: 'give', level: 'group', target: desk.primary.groupId }
		}
	]);
});

test('an assignment about the same group takes the place of the earlier one', async () => {
	await makeAccount(desk.ctx, { school: desk.primary });
	await assign(desk.ctx, desk.actor, toGroup());
	expect(await assign(desk.ctx, desk.actor, toGroup({ effect: 'withhold' }))).toMatchObject({
		lost: 1,
		replaced: 1
	});
	const rows = await database.db.select().from(assignments);
	expect(rows.map(({ effect }) => effect)).toEqual(['withhold']);
});

test('an exception for one pupil is nearer than the group, and the reason says so', async () => {
	const { accountId, pupilId } = await makeAccount(desk.ctx, { school: desk.primary, givenName: 'Zoë' });
	await assign(desk.ctx, desk.actor, toGroup());
	const before = await effectiveAnswersFor(desk.ctx, desk.actor, pupilId);
	expect(before).toMatchObject([
		{ assigned: true, via: { level: 'group', targetName: '3de leerjaar' }, own: null }
	]);

	const targets = [{ level: 'pupil' as const, id: pupilId }];
	await assign(desk.ctx, desk.actor, toGroup({ targets, effect: 'withhold' }));
	const after = await effectiveAnswersFor(desk.ctx, desk.actor, pupilId);
	expect(after).toMatchObject([{ assigned: false, via: { level: 'pupil', targetName: 'Zoë Janssens' } }]);
	expect((await readPupilAccess(desk.ctx, { accountId, applicationId }))?.assigned).toBe(false);
	expect(await effectiveAnswersForGroup(desk.ctx, desk.actor, desk.primary.groupId)).toMatchObject([
		{ assigned: true, own: { level: 'group' } }
	]);
});

test('withdrawing tells beforehand who loses, and takes it away', async () => {
	await makeAccount(desk.ctx, { school: desk.primary });
	await assign(desk.ctx, desk.actor, toGroup());
	const {
		assignments: [given]
	} = await fetchSchoolApplication(desk.ctx, desk.actor, applicationId);
	expect(await previewWithdrawal(desk.ctx, desk.actor, given!.id)).toMatchObject({ gained: 0, lost: 1 });
	await withdraw(desk.ctx, desk.actor, given!.id);
	expect(await database.db.select().from(assignments)).toEqual([]);
	expect(await audited('application.withdrawn')).toHaveLength(1);
});

test('a period to come is looked at on its first day', async () => {
	await makeAccount(desk.ctx, { school: desk.primary });
	const fromDay = addDays(schoolDay(desk.ctx.now), 10);
	expect(await assign(desk.ctx, desk.actor, toGroup({ fromDay }))).toMatchObject({ day: fromDay, gained: 1 });
	expect(await listSchoolApplications(desk.ctx, desk.actor)).toMatchObject([
		{ groupCount: 1, leeridCount: 0 }
	]);
});

test.each([
	[{ targets: [] }, 'no-target'],
	[{ untilDay: '2020-01-01' }, 'over'],
	[{ fromDay: 'morgen' }, 'bad-day']
])('%j is refused as %s', async (more, refusal) => {
	expect(await assign(desk.ctx, desk.actor, toGroup(more))).toEqual({ refusal });
});

test('groups, pupils, assignments and applications of elsewhere are refused and written down', async () => {
	const other = await makeDesk(makeContext(database.db));
	const { pupilId } = await makePupil(other.ctx, { school: other.primary });
	const draft = await makeApplication(desk.ctx, { status: 'draft' });
	await assign(other.ctx, other.actor, { ...toGroup(), targets: [{ level: 'school', id: null }] });
	const [foreign] = await database.db.select().from(assignments);

	const asked = [
		() => assign(desk.ctx, desk.actor, toGroup({ targets: [{ level: 'group', id: other.primary.groupId }] })),
		() => assign(desk.ctx, desk.actor, toGroup({ targets: [{ level: 'pupil', id: pupilId }] })),
		() => previewAssignment(desk.ctx, desk.actor, toGroup({ applicationId: draft })),
		() => setGivenClaims(desk.ctx, desk.actor, { applicationId: draft, given: [] }),
		() => withdraw(desk.ctx, desk.actor, foreign!.id),
		() => previewWithdrawal(desk.ctx, desk.actor, foreign!.id),
		() => fetchSchoolApplication(desk.ctx, desk.actor, "' or true --")
	];
	for (const [at, attempt] of asked.entries()) {
		await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
		expect(await audited('desk.refused')).toHaveLength(at + 1);
	}
	expect(await database.db.select().from(assignments)).toEqual([foreign]);
});

test('what another school decided is neither counted nor shown', async () => {
	const other = await makeDesk(makeContext(database.db));
	await makeAccount(other.ctx, { school: other.primary });
	await assign(other.ctx, other.actor, { ...toGroup(), targets: [{ level: 'school', id: null }] });
	await setGivenClaims(other.ctx, other.actor, { applicationId, given: [] });
	expect(await listSchoolApplications(desk.ctx, desk.actor)).toMatchObject([
		{ groupCount: 0, leeridCount: 0, wholeSchool: false }
	]);
	const seen = await fetchSchoolApplication(desk.ctx, desk.actor, applicationId);
	expect(seen.assignments).toEqual([]);
	expect(seen.claims.some(({ withheld }) => withheld)).toBe(false);
});

test('a stopped application is shown only where it is used, and cannot be given', async () => {
	await assign(desk.ctx, desk.actor, toGroup());
	await database.db
		.update(applications)
		.set({ status: 'suspended' })
		.where(eq(applications.id, applicationId));
	expect(await listSchoolApplications(desk.ctx, desk.actor)).toMatchObject([{ suspended: true }]);
	expect(await assign(desk.ctx, desk.actor, toGroup())).toEqual({ refusal: 'suspended' });
	const other = await makeDesk(makeContext(database.db));
	expect(await listSchoolApplications(other.ctx, other.actor)).toEqual([]);
});

test('an optional fact can be left out, a required one cannot', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	await assign(desk.ctx, desk.actor, toGroup());
	expect(await setGivenClaims(desk.ctx, desk.actor, { applicationId, given: [] })).toBe(1);
	expect((await readPupilAccess(desk.ctx, { accountId, applicationId }))?.withheld).toEqual(['family_name']);
	expect(await audited('application.claims-withheld')).toMatchObject([
		{ detail: { applicationId, withheld: 'family_name' } }
	]);
	await setGivenClaims(desk.ctx, desk.actor, { applicationId, given: ['family_name'] });
	expect(await database.db.select().from(withheldClaims)).toEqual([]);
});

test('the groups are counted with what the whole school has', async () => {
	await makePupil(desk.ctx, { school: desk.primary });
	await assign(desk.ctx, desk.actor, { ...toGroup(), targets: [{ level: 'school', id: null }] });
	await assign(desk.ctx, desk.actor, toGroup({ effect: 'withhold' }));
	const rows = await listGroupApplications(desk.ctx, desk.actor);
	expect(rows.find(({ id }) => id === desk.primary.groupId)).toMatchObject({
		pupilCount: 1,
		applicationCount: 0
	});
	expect(rows.find(({ id }) => id === desk.secondary.groupId)).toMatchObject({
		pupilCount: 0,
		applicationCount: 1
	});
});
