import { applicationErrors, assignments, participations } from '$lib/server/db';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo, withdraw } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

test('a pupil without the application gets a page, and the application access_denied (A33)', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	const browser = await signedIn(op, pupil);
	const request = await ask(application);
	const page = await browser.visit(request.url, { stopAt: application.redirectUri });
	expect(page.text).toBe('not-assigned');

	const { url } = await browser.visit(page.url, { stopAt: application.redirectUri, form: {} });
	expect(url.searchParams.get('error')).toBe('access_denied');
	expect(url.searchParams.get('state')).toBe(request.state);
	const rows = op.db.select().from(participations).where(eq(participations.applicationId, application.id));
	expect(await rows).toEqual([]);
});

test('so does one who signs in on the way', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	const browser = new Browser();
	await browser.visit((await ask(application)).url);
	const page = await browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt: application.redirectUri,
		form: { password: pupil.password }
	});
	expect(page.text).toBe('not-assigned');
});

test('prompt=none is access_denied at once', async () => {
	const application = await addApplication(op);
	const browser = await signedIn(op, await addPupil(op));
	const back = await returnTo(application, browser, await ask(application, { prompt: 'none' }));
	expect(back.searchParams.get('error')).toBe('access_denied');
});

test('an application withdrawn between code and token gives no token', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const request = await ask(application);
	const back = await returnTo(application, await signedIn(op, pupil), request);
	await withdraw(op, application);
	await expect(exchange(application, back, request)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('an assignment of another school, for another pupil, or over already, gives nothing', async () => {
	const pupil = await addPupil(op);
	const other = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, other);
	const base = { applicationId: application.id, schoolId: pupil.schoolId, createdAt: new Date() };
	await op.db.insert(assignments).values([
		{ ...base, level: 'pupil', pupilId: other.pupilId },
		{ ...base, level: 'school', untilDay: '2020-01-01' }
	]);
	const back = await returnTo(
		application,
		await signedIn(op, pupil),
		await ask(application, { prompt: 'none' })
	);
	expect(back.searchParams.get('error')).toBe('access_denied');
});

test('the supplier can read what went wrong, without any pupil in it', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await returnTo(application, await signedIn(op, pupil), await ask(application, { prompt: 'none' }));
	const rows = () =>
		op.db.select().from(applicationErrors).where(eq(applicationErrors.applicationId, application.id));
	await expect.poll(async () => (await rows()).map(({ error }) => error)).toEqual(['access_denied']);
	expect(JSON.stringify(await rows())).not.toContain(pupil.accountId);
});
