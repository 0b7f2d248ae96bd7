import { administrativeGroups, enrollments, schools } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addApplication, assign, open } from './support/application';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
const subOf = (tokens: Awaited<ReturnType<typeof open>>) => tokens.claims()!.sub;

test('two applications know a pupil by unlike names, and neither is the LeerID_uuid (§8.1)', async () => {
	const pupil = await addPupil(op);
	const pair = [await addApplication(op), await addApplication(op)] as const;
	for (const application of pair) await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	const [a, b] = [subOf(await open(pair[0], browser)), subOf(await open(pair[1], browser))];
	expect(a).not.toBe(b);
	expect([a, b]).not.toContain(pupil.accountId);
	expect(a).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('applications of one sector know them by the same name', async () => {
	const pupil = await addPupil(op);
	const pair = [
		await addApplication(op, { sector: 'uitgever' }),
		await addApplication(op, { sector: 'uitgever' })
	] as const;
	for (const application of pair) await assign(op, application, pupil);
	const browser = await signedIn(op, pupil);
	expect(subOf(await open(pair[0], browser))).toBe(subOf(await open(pair[1], browser)));
});

test('the name stays the same in another session, after another secret, and at another school', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const before = subOf(await open(application, await signedIn(op, pupil)));

	const [other] = await op.db
		.insert(schools)
		.values({ instellingsnummer: '12345', name: 'Elders' })
		.returning();
	const [group] = await op.db
		.insert(administrativeGroups)
		.values({ schoolId: other!.id, name: '3de leerjaar', level: 'lager' })
		.returning();
	await op.db
		.update(enrollments)
		.set({ schoolId: other!.id, administrativeGroupId: group!.id })
		.where(eq(enrollments.pupilId, pupil.pupilId));
	await assign(op, application, { ...pupil, schoolId: other!.id });
	expect(subOf(await open(application, await signedIn(op, pupil)))).toBe(before);
});

test('two pupils never share a name', async () => {
	const application = await addApplication(op);
	const first = await addPupil(op);
	const second = await addPupil(op, { schoolId: first.schoolId });
	await assign(op, application, first);
	const subs = [
		subOf(await open(application, await signedIn(op, first))),
		subOf(await open(application, await signedIn(op, second)))
	];
	expect(new Set(subs).size).toBe(2);
});
