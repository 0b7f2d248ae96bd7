import { currentProtocol } from '$lib/domain/consent/protocols';
import { readListQuery } from '$lib/domain/desk/list-query';
import { useTestDatabase } from '$tests/database';
import { deliver, DECIDER, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase, textsIn } from '$tests/dump';
import { makeAccount, makeContext } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { readActivePupil } from '../applications';
import { assign } from '../desk/applications';
import { applications, auditEvents, classConsents, teacherClasses } from '../db';
import { listOwnClasses, listPupils, selectPupils, viewPupil } from '../desk';
import { inviteStaff, listColleagues, setTeacherGroups, type DeskActor } from '../staff';
import { findConsent, readConsent, setPackage, shareClassInformation, stopSharing } from '.';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db), { roles: [...DECIDER] });
});

const consents = () => database.db.select().from(classConsents);
const audited = async (action: string) =>
	(await database.db.select().from(auditEvents).where(eq(auditEvents.action, action))).map(
		({ detail }) => detail
	);
const newer = { ...currentProtocol(), version: '2027-01-01', sha256: 'f'.repeat(64) };
/** A title that nothing else in the database has. */
const TITLE = 'Zeskantklas 9Q';
const PART = 'Zeskantklas 9Q-b';

test('a school without a package cannot share, and one that does has said who, when and to which text', async () => {
	const protocol = currentProtocol();
	expect(await shareClassInformation(desk.ctx, desk.actor, protocol)).toBe('no-package');
	await setPackage(desk.ctx, desk.actor, 'wisa');
	expect(await shareClassInformation(desk.ctx, desk.actor, { ...protocol, sha256: 'x' })).toBe(
		'other-protocol'
	);
	expect(await readConsent(desk.ctx, desk.actor)).toMatchObject({ software: 'wisa', standing: null });

	expect(await shareClassInformation(desk.ctx, desk.actor, protocol)).toBeNull();
	expect(await shareClassInformation(desk.ctx, desk.actor, protocol)).toBeNull();
	expect(await consents()).toMatchObject([
		{
			protocolVersion: protocol.version,
			protocolHash: protocol.sha256,
			acceptedBy: desk.actor.staffId,
			acceptedByName: 'An Beheerder',
			acceptedAt: desk.ctx.now,
			stoppedAt: null
		}
	]);
	expect(await audited('consent.given')).toHaveLength(1);
});

test('only a databeheerder shares and stops', async () => {
	await setPackage(desk.ctx, desk.actor, 'wisa');
	const others: DeskActor[] = (['beheerder', 'director', 'leerkracht'] as const).map((role) => ({
		...desk.actor,
		roles: [role]
	}));
	for (const actor of others) {
		await expect(shareClassInformation(desk.ctx, actor, currentProtocol())).rejects.toMatchObject({
			status: 403
		});
		await expect(stopSharing(desk.ctx, actor)).rejects.toMatchObject({ status: 403 });
	}
	await expect(
		setPackage(desk.ctx, { ...desk.actor, roles: ['databeheerder'] }, 'wisa')
	).rejects.toMatchObject({ status: 403 });
	expect(await consents()).toEqual([]);
});

test('a newer version asks again; until then the old one stands, and then nothing is lost', async () => {
	await share(desk);
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	await deliver(desk, 1, [{ leerid_uuid: accountId, klas: TITLE }]);
	expect(await readConsent(desk.ctx, desk.actor, newer)).toMatchObject({ asksAgain: true, pupilCount: 1 });
	expect(await shareClassInformation(desk.ctx, desk.actor, currentProtocol(), newer)).toBe('other-protocol');
	expect(await shareClassInformation(desk.ctx, desk.actor, newer, newer)).toBeNull();
	const state = await readConsent(desk.ctx, desk.actor, newer);
	expect(state).toMatchObject({
		asksAgain: false,
		pupilCount: 1,
		standing: { protocolVersion: '2027-01-01' }
	});
	expect(state.history).toHaveLength(2);
	const salts = (await consents()).map(({ identifierSalt }) => identifierSalt !== null);
	expect(salts.toSorted()).toEqual([false, true]);
	const changes = [{ leerid_uuid: accountId, klas: '1A' }];
	expect(await deliver(desk, 2, changes, { scope: 'changes' })).toMatchObject({ report: { stored: 1 } });
});

test('what was accepted can be read again by the school itself, also after a stop, and by no other', async () => {
	await share(desk);
	const standing = (await readConsent(desk.ctx, desk.actor)).standing!;
	await stopSharing(desk.ctx, desk.actor);
	expect(await findConsent(desk.ctx, desk.actor, standing.id)).toMatchObject({
		acceptedByName: 'An Beheerder'
	});
	const other = await makeDesk(makeContext(database.db));
	expect(await findConsent(other.ctx, other.actor, standing.id)).toBeNull();
});

test('with consent the desk filters, searches and shows classes, and prints them; without it none of that', async () => {
	const { accountId, pupilId } = await makeAccount(desk.ctx, { school: desk.primary, familyName: 'Erin' });
	await makeAccount(desk.ctx, { school: desk.primary, familyName: 'Eruit' });
	const list = async (address: string) =>
		(await listPupils(desk.ctx, desk.actor, readListQuery(new URLSearchParams(address), String))).rows.map(
			({ familyName, classNames }) => [familyName, classNames]
		);
	expect(await listOwnClasses(desk.ctx, desk.actor)).toBeNull();
	await share(desk);
	await deliver(desk, 1, [{ leerid_uuid: accountId, klas: TITLE, subklas: PART }]);
	expect(await listOwnClasses(desk.ctx, desk.actor)).toEqual([{ title: TITLE, subclasses: [PART] }]);
	const named = `${TITLE} (${PART})`;
	expect(await list('')).toEqual([
		['Erin', named],
		['Eruit', null]
	]);
	for (const address of [`klas=${TITLE}`, `klas=${PART}`, 'zoek=zeskánt', 'zoek=9q-B'])
		expect(await list(address), address).toEqual([['Erin', named]]);
	expect(await list('klas=9Q')).toEqual([]);
	expect((await viewPupil(desk.ctx, desk.actor, pupilId)).enrollment.classNames).toBe(named);
	expect(await selectPupils(desk.ctx, desk.actor, { pupilIds: [pupilId] })).toMatchObject([
		{ className: PART }
	]);

	await stopSharing(desk.ctx, desk.actor);
	expect(await list(`klas=${TITLE}`)).toEqual([]);
	expect((await viewPupil(desk.ctx, desk.actor, pupilId)).enrollment.classNames).toBeNull();
});

test('a teacher sees the pupils of the own classes, and no more once the school stops', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary, familyName: 'Erin' });
	await makeAccount(desk.ctx, { school: desk.primary, familyName: 'Eruit' });
	await share(desk);
	await deliver(desk, 1, [{ leerid_uuid: accountId, klas: TITLE, subklas: PART }]);
	const seen = async (classTitles: string[]) =>
		(
			await listPupils(
				desk.ctx,
				{ ...desk.actor, roles: ['leerkracht'], groupIds: [], classTitles },
				readListQuery(new URLSearchParams(), String)
			)
		).rows.map(({ familyName }) => familyName);
	expect(await seen([TITLE])).toEqual(['Erin']);
	expect(await seen([PART])).toEqual(['Erin']);
	expect(await seen(['andere'])).toEqual([]);
	await stopSharing(desk.ctx, desk.actor);
	expect(await seen([TITLE])).toEqual([]);
});

test('a stop leaves no row anywhere that says a class, and says how much it erased', async () => {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary, familyName: 'Erin' });
	await share(desk);
	const rows = [
		{ leerid_uuid: accountId, klas: TITLE, subklas: PART },
		{ leerid_uuid: accountId, klas: TITLE, subklas: PART }
	];
	await deliver(desk, 1, rows);
	const applicationId = await makeApplication();
	await assign(desk.ctx, desk.actor, {
		applicationId,
		effect: 'give',
		targets: [
			{ level: 'class', id: TITLE },
			{ level: 'class', id: PART }
		],
		fromDay: null,
		untilDay: null
	});
	expect((await readActivePupil(desk.ctx, accountId))?.facts.classes).toMatchObject([
		{ title: TITLE, group: PART }
	]);
	const teacher = await makeStaffMember(desk.ctx, {
		roles: [{ role: 'leerkracht', schoolId: desk.actor.schoolId }]
	});
	const right = (await listColleagues(desk.ctx, desk.actor.schoolId)).find(
		({ staffId }) => staffId === teacher.staffId
	)!;
	const giver = { staffId: desk.actor.staffId, roles: ['beheerder'] as const, schoolId: desk.actor.schoolId };
	await setTeacherGroups(desk.ctx, giver, {
		roleId: right.roleId,
		groupIds: [],
		classTitles: [PART, 'onbekend']
	});
	expect(await database.db.select().from(teacherClasses)).toMatchObject([{ classTitle: PART }]);
	const invited = await inviteStaff(desk.ctx, giver, {
		email: 'juf@school.example',
		name: 'Juf Ann',
		role: 'leerkracht',
		schoolId: desk.actor.schoolId,
		classTitles: [TITLE]
	});
	expect(invited).toHaveProperty('invitationId');
	expect(await dumpDatabase(database.db)).toContain(TITLE);

	expect(await stopSharing(desk.ctx, desk.actor)).toEqual({
		pupils: 1,
		memberships: 1,
		assignments: 2,
		teacherClasses: 1,
		deliveries: 1
	});
	const left = await dumpDatabase(database.db);
	expect(textsIn(left, ['Zeskant'])).toEqual([]);
	expect(left).toContain('Erin');
	expect((await readActivePupil(desk.ctx, accountId))?.facts.classes).toEqual([]);
	expect(await stopSharing(desk.ctx, desk.actor)).toBeNull();
	expect(await audited('class-information.erased')).toMatchObject([{ pupils: 1, memberships: 1 }]);
});

async function makeApplication(): Promise<string> {
	const clientId = randomUUID();
	const [made] = await database.db
		.insert(applications)
		.values({
			clientId,
			name: 'Automatus',
			status: 'active',
			supplier: 'Automatus bv',
			sector: clientId,
			authentication: 'client_secret_basic',
			scopes: ['openid', 'class'],
			createdAt: desk.ctx.now,
			updatedAt: desk.ctx.now
		})
		.returning();
	return made!.id;
}
