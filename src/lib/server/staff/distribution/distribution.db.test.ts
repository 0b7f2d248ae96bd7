import { useTestDatabase } from '$tests/database';
import { deliver, DECIDER, share } from '$tests/class-scene';
import { makeDesk } from '$tests/desk-scene';
import { dumpDatabase, textsIn } from '$tests/dump';
import { makeAccount, makeContext } from '$tests/factories';
import { makeStaffMember } from '$tests/staff-scene';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { stopSharing } from '../../consent';
import { auditEvents } from '../../db';
import { giveTeachers, readDistribution, readInTeacherFile, setTeacherGroups, teacherFile } from '..';

const database = useTestDatabase();
let desk: Awaited<ReturnType<typeof makeDesk>>;
let giver: { staffId: string; roles: readonly ['beheerder']; schoolId: string };
beforeEach(async () => {
	desk = await makeDesk(makeContext(database.db), { roles: [...DECIDER] });
	giver = { staffId: desk.actor.staffId, roles: ['beheerder'], schoolId: desk.actor.schoolId };
});

const TITLE = 'Libelklas 5R';

async function teacher(email: string) {
	await makeStaffMember(desk.ctx, {
		email,
		bare: true,
		roles: [{ role: 'leerkracht', schoolId: desk.actor.schoolId }]
	});
	const { teachers } = await readDistribution(desk.ctx, giver);
	return teachers.find((one) => one.email === email)!.roleId;
}
async function shareClass() {
	const { accountId } = await makeAccount(desk.ctx, { school: desk.primary });
	await share(desk);
	await deliver(desk, 1, [{ leerid_uuid: accountId, klas: TITLE, subklas: `${TITLE}-a` }]);
}
const has = async () =>
	Object.fromEntries(
		(await readDistribution(desk.ctx, giver)).teachers.map(({ email, groups, classTitles }) => [
			email.split('@')[0],
			[...groups.map(({ name }) => name), ...classTitles]
		])
	);
const file = (...lines: string[]) => Buffer.from(['e_mail;groep;klas', ...lines].join('\n'));
const changes = () => database.db.$count(auditEvents, eq(auditEvents.action, 'staff.groups.changed'));

test('a class is given to teachers from the class itself, beside what they have', async () => {
	await shareClass();
	const [ann, bo] = [await teacher('ann@school.example'), await teacher('bo@school.example')];
	await setTeacherGroups(desk.ctx, giver, { roleId: ann, groupIds: [desk.primary.groupId] });
	expect((await readDistribution(desk.ctx, giver)).taught.map(({ kind, name }) => [kind, name])).toEqual([
		expect.arrayContaining(['group']),
		['group', '3de leerjaar'],
		['class', TITLE],
		['class', `${TITLE}-a`]
	]);
	const target = { kind: 'class', id: TITLE } as const;
	expect(await giveTeachers(desk.ctx, giver, { ...target, roleIds: [ann, bo] })).toBe(2);
	expect(await has()).toEqual({ ann: ['3de leerjaar', TITLE], bo: [TITLE] });
	expect(await giveTeachers(desk.ctx, giver, { ...target, roleIds: [ann] })).toBe(1);
	expect(await has()).toEqual({ ann: ['3de leerjaar', TITLE], bo: [] });
	const group = { kind: 'group', id: desk.primary.groupId } as const;
	expect(await giveTeachers(desk.ctx, giver, { ...group, roleIds: [bo] })).toBe(2);
	expect(await has()).toEqual({ ann: [TITLE], bo: ['3de leerjaar'] });
	expect(await giveTeachers(desk.ctx, giver, { ...group, roleIds: [bo] })).toBe(0);
});

test('a class, a group or a right of another school, or of none, is refused and changes nothing', async () => {
	const ann = await teacher('ann@school.example');
	const other = await makeDesk(makeContext(database.db));
	const attempts = [
		{ kind: 'class', id: TITLE, roleIds: [ann] },
		{ kind: 'group', id: other.primary.groupId, roleIds: [ann] },
		{ kind: 'group', id: desk.primary.groupId, roleIds: [ann, desk.actor.staffId] }
	] as const;
	for (const attempt of attempts)
		await expect(giveTeachers(desk.ctx, giver, attempt)).rejects.toMatchObject({ code: 'not-found' });
	expect(await has()).toEqual({ ann: [] });
	expect(await changes()).toBe(0);
});

test('a file gives teachers what it says; a dry run tells the same and changes nothing', async () => {
	await shareClass();
	const ann = await teacher('ann@school.example');
	await teacher('bo@school.example');
	await teacher('cas@school.example');
	await setTeacherGroups(desk.ctx, giver, { roleId: ann, groupIds: [desk.primary.groupId] });
	const before = await changes();
	const bytes = file(
		`ann@school.example;;${TITLE}`,
		'bo@school.example;3de leerjaar;',
		'bo@school.example;;Onbekend 1A',
		'wie@school.example;3de leerjaar;'
	);
	const said = {
		changes: [
			{ email: 'ann@school.example', gets: [TITLE], loses: ['3de leerjaar'], leftAlone: false },
			{ email: 'bo@school.example', gets: [], loses: [], leftAlone: true }
		],
		unchanged: 0,
		refused: [
			{ line: 4, reason: 'unknown-class' },
			{ line: 5, reason: 'unknown-teacher' }
		]
	};
	expect(await readInTeacherFile(desk.ctx, giver, { bytes, isDryRun: true })).toMatchObject({
		...said,
		done: false
	});
	expect(await has()).toEqual({ ann: ['3de leerjaar'], bo: [], cas: [] });
	expect(await changes()).toBe(before);
	expect(await readInTeacherFile(desk.ctx, giver, { bytes, isDryRun: false })).toMatchObject({
		...said,
		done: true
	});
	expect(await has()).toEqual({ ann: [TITLE], bo: [], cas: [] });
	expect(await changes()).toBe(before + 1);
});

test('the file of who has what reads back without a change', async () => {
	await shareClass();
	const ann = await teacher('ann@school.example');
	await setTeacherGroups(desk.ctx, giver, {
		roleId: ann,
		groupIds: [desk.primary.groupId],
		classTitles: [TITLE]
	});
	const text = await teacherFile(desk.ctx, giver);
	expect(text).toContain(`"ann@school.example";"Bea Peeters";"";"${TITLE}"`);
	const report = await readInTeacherFile(desk.ctx, giver, { bytes: Buffer.from(text), isDryRun: false });
	expect(report).toMatchObject({ changes: [], unchanged: 1, refused: [] });
});

test('without consent no class is known, and a stop takes every class from every teacher', async () => {
	await teacher('ann@school.example');
	const bytes = file(`ann@school.example;;${TITLE}`);
	expect(await readInTeacherFile(desk.ctx, giver, { bytes, isDryRun: false })).toMatchObject({
		refused: [{ line: 2, reason: 'unknown-class' }]
	});
	await shareClass();
	await readInTeacherFile(desk.ctx, giver, { bytes, isDryRun: false });
	expect(await has()).toEqual({ ann: [TITLE] });
	await stopSharing(desk.ctx, desk.actor);
	expect(await has()).toEqual({ ann: [] });
	expect(textsIn(await dumpDatabase(database.db), ['Libel'])).toEqual([]);
});

test('two who give at once and a third who stops end well, and no class is left', async () => {
	const ctx = makeContext((await database.fresh()).db);
	desk = await makeDesk(ctx, { roles: [...DECIDER] });
	giver = { staffId: desk.actor.staffId, roles: ['beheerder'], schoolId: desk.actor.schoolId };
	await shareClass();
	const [ann, bo] = [await teacher('ann@school.example'), await teacher('bo@school.example')];
	const given = { kind: 'class', id: TITLE } as const;
	const bytes = file(`bo@school.example;;${TITLE}`, `ann@school.example;;${TITLE}-a`);
	const outcomes = await Promise.allSettled([
		giveTeachers(desk.ctx, giver, { ...given, roleIds: [bo, ann] }),
		setTeacherGroups(desk.ctx, giver, { roleId: ann, groupIds: [], classTitles: [TITLE] }),
		readInTeacherFile(desk.ctx, giver, { bytes, isDryRun: false }),
		stopSharing(desk.ctx, desk.actor)
	]);
	// Whoever comes after the stop is told that there is no such class; nobody is told that two waited for one another.
	for (const outcome of outcomes)
		if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'not-found' });
	expect(textsIn(await dumpDatabase(desk.ctx.db), ['Libel'])).toEqual([]);
});
