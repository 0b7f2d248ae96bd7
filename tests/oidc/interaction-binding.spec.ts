import { oidcPayloads } from '$lib/server/db';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

test('an interaction begun in one browser is nothing in another (A29)', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const attacker = new Browser();
	await attacker.visit((await ask(application)).url);
	const interaction = attacker.interaction(op.origin);

	const victim = await signedIn(op, pupil);
	expect((await victim.visit(interaction, { stopAt: application.redirectUri })).text).toBe('expired');
	const resume = `${op.issuer}/auth/${interaction.pathname.split('/')[2]}`;
	const page = await attacker.visit(resume, { stopAt: application.redirectUri });
	expect(page.url.href).not.toContain('code=');
	expect((await victim.visit(resume)).status).toBe(400);
});

test('an answered interaction cannot be used again, and says so', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	const browser = new Browser();
	await browser.visit((await ask(application)).url);
	const interaction = browser.interaction(op.origin);
	await browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt: application.redirectUri,
		form: { password: pupil.password }
	});
	expect((await browser.visit(interaction, { stopAt: application.redirectUri })).text).toBe('expired');
});

test('two tabs that wait are both served, the newest first', async () => {
	const pupil = await addPupil(op);
	const [first, second] = [await addApplication(op), await addApplication(op)];
	for (const application of [first, second]) await assign(op, application, pupil);
	const browser = new Browser();
	const [one, two] = [await ask(first), await ask(second)];
	await browser.visit(one.url);
	const waiting = browser.interaction(op.origin);
	await browser.visit(two.url);
	const form = { password: pupil.password };
	const { url } = await browser.visit(`${op.origin}/${pupil.username}`, { stopAt: second.redirectUri, form });
	await exchange(second, url, two);

	const back = await browser.visit(waiting, { stopAt: first.redirectUri });
	await expect(exchange(first, back.url, one)).resolves.toBeDefined();
});

test('the database holds no token, code or cookie that opens anything', async () => {
	const pupil = await addPupil(op);
	const application = await addApplication(op, { scopes: ['openid', 'profile', 'offline_access'] });
	await assign(op, application, pupil);
	const browser = new Browser();
	const request = await ask(application, { scope: 'openid profile' });
	await browser.visit(request.url);
	const uid = browser.interaction(op.origin).pathname.split('/')[2]!;
	const during = JSON.stringify(await op.db.select().from(oidcPayloads));
	expect(during).not.toContain(uid);

	const { url } = await browser.visit(`${op.origin}/${pupil.username}`, {
		stopAt: application.redirectUri,
		form: { password: pupil.password }
	});
	const code = url.searchParams.get('code')!;
	const tokens = await exchange(application, url, request);
	const cookie = browser.jar.header(new URL(op.origin));
	const after = JSON.stringify(await op.db.select().from(oidcPayloads));
	for (const secret of [code, tokens.access_token, tokens.refresh_token!])
		expect(after).not.toContain(secret);
	for (const value of cookie.split('; ').map((pair) => pair.split('=')[1]!))
		expect(after).not.toContain(value);
});
