import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, open, returnTo } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();
const MINUTE = 60_000;

async function begin() {
	const pupil = await addPupil(op);
	const application = await addApplication(op);
	await assign(op, application, pupil);
	return { pupil, application };
}

test('prompt=none without a session is login_required, at the application', async () => {
	const { application } = await begin();
	const back = await returnTo(application, new Browser(), await ask(application, { prompt: 'none' }));
	expect(back.searchParams.get('error')).toBe('login_required');
});

test('prompt=none with a session of the portal gives a code', async () => {
	const { application, pupil } = await begin();
	const tokens = await open(application, await signedIn(op, pupil), { prompt: 'none' });
	expect(tokens.claims()?.sub).toBeTypeOf('string');
});

test.each([{ prompt: 'login' }, { max_age: '30' }])(
	'%j asks for the secret once more',
	async (parameters) => {
		const { application, pupil } = await begin();
		const before = Date.now() - 10 * MINUTE;
		const browser = await signedIn(op, pupil, { at: new Date(before) });
		const request = await ask(application, parameters);
		const page = await browser.visit(request.url, { stopAt: application.redirectUri });
		expect(page.text).toBe(`portal ${pupil.username}`);

		const { url } = await browser.visit(page.url, {
			stopAt: application.redirectUri,
			form: { password: pupil.password }
		});
		const { auth_time: authTime } = (await exchange(application, url, request)).claims()!;
		expect(Number(authTime) * 1000).toBeGreaterThan(Date.now() - MINUTE);
	}
);

test('what asks for the secret once more cannot be passed by going back to the interaction', async () => {
	const { application, pupil } = await begin();
	const browser = await signedIn(op, pupil, { at: new Date(Date.now() - 10 * MINUTE) });
	await browser.visit((await ask(application, { prompt: 'login' })).url, { stopAt: application.redirectUri });
	const interaction = browser.trail.find(({ pathname }) => pathname.startsWith('/interactie/'))!;
	for (let time = 0; time < 2; time++)
		expect((await browser.visit(interaction, { stopAt: application.redirectUri })).text).toMatch(/^portal/);
});

test('a session that is young enough for max_age is not asked', async () => {
	const { application, pupil } = await begin();
	const at = new Date(Date.now() - MINUTE);
	const tokens = await open(application, await signedIn(op, pupil, { at }), { max_age: '300' });
	expect(tokens.claims()?.auth_time).toBe(Math.floor(at.getTime() / 1000));
});

test('prompt=consent asks nothing of a child: the school decided', async () => {
	const { application, pupil } = await begin();
	const tokens = await open(application, await signedIn(op, pupil), { prompt: 'consent' });
	expect(tokens.claims()?.sub).toBeTypeOf('string');
});

test('a login_hint leads to the secret of that name, whether it exists or not', async () => {
	const { application, pupil } = await begin();
	for (const hint of [pupil.username, 'bestaat.niet']) {
		const page = await new Browser().visit((await ask(application, { login_hint: hint })).url);
		expect([page.status, page.url.pathname]).toEqual([200, `/${hint}`]);
	}
});

test.each([
	'//evil.example',
	'https://evil.example',
	'../dashboard',
	'dashboard',
	'a\\b',
	'%2F%2Fevil',
	'x@y.be',
	' '
])('the login_hint %j leads nowhere else', async (hint) => {
	const { application } = await begin();
	const page = await new Browser().visit((await ask(application, { login_hint: hint })).url);
	expect(page.url.origin).toBe(op.origin);
});

test.each([
	[['pic', 'qr'], 'urn:be:leerid:authmech:afbeelding'],
	[['pwd'], 'urn:be:leerid:authmech:wachtwoord'],
	[['tch'], 'urn:be:leerid:authmech:leerkracht']
])('who signed in by %j is known by acr and amr, asked or not', async (methods, acr) => {
	const { application, pupil } = await begin();
	const browser = await signedIn(op, pupil, { methods });
	for (const parameters of [{}, { acr_values: 'urn:be:leerid:authmech:passkey' }]) {
		const claims = (await open(application, browser, parameters)).claims();
		expect(claims).toMatchObject({ acr, amr: methods });
	}
});
