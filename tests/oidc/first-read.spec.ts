import {
	buildAuthorizationUrlWithPAR,
	calculatePKCECodeChallenge,
	randomPKCECodeVerifier
} from 'openid-client';
import { expect, test } from 'vitest';
import { addApplication, ask, assign, exchange, returnTo, type TestApplication } from './support/application';
import type { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

const op = useProvider();

// What the provider reads first is brought by the statement that finds our session, before the provider has proved its own cookie.

async function subOf(application: TestApplication, browser: Browser) {
	const request = await ask(application);
	const tokens = await exchange(application, await returnTo(application, browser, request), request);
	return tokens.claims()!.sub;
}

/** Two pupils, each on a tablet of their own, who have been at the application. */
async function twoPupils() {
	const application = await addApplication(op);
	const browsers: Browser[] = [];
	for (let n = 0; n < 2; n++) {
		const pupil = await addPupil(op);
		await assign(op, application, pupil);
		browsers.push(await signedIn(op, pupil));
	}
	const [own, other] = browsers as [Browser, Browser];
	const subs = [await subOf(application, own), await subOf(application, other)] as const;
	expect(subs[0]).not.toBe(subs[1]);
	return { application, own, other, sub: subs[0] };
}

const cookieOf = (browser: Browser, name: string) =>
	browser.jar
		.header(new URL(op.issuer))
		.split('; ')
		.find((pair) => pair.startsWith(`${name}=`))!;

const put = (browser: Browser, ...pairs: string[]) =>
	browser.jar.take(
		new URL(op.issuer),
		pairs.map((pair) => `${pair}; Path=/`)
	);

test('the cookies that the provider gave another pupil change nothing of who is signed in here', async () => {
	const { application, own, other, sub } = await twoPupils();
	put(own, cookieOf(other, 'leerid_op'), cookieOf(other, 'leerid_op.sig'));
	expect(await subOf(application, own)).toBe(sub);
});

test('nor does the name of another session with a signature that is not its own', async () => {
	const { application, own, other, sub } = await twoPupils();
	put(own, cookieOf(other, 'leerid_op'));
	expect(await subOf(application, own)).toBe(sub);
});

test.each([
	['with a NUL', 'a\0b'],
	['of nobody', 'nobody']
])(
	'an application with a name %s is refused in order, also for who has been elsewhere',
	async (_how, name) => {
		const { application, own } = await twoPupils();
		const { url } = await ask(application);
		url.searchParams.set('client_id', name);
		expect((await own.visit(url)).status).toBe(400);
	}
);

test('an application that is named twice is refused', async () => {
	const { application, own } = await twoPupils();
	const { url } = await ask(application);
	url.searchParams.append('client_id', (await addApplication(op)).clientId);
	expect((await own.visit(url)).status).toBe(400);
});

test('a pushed request opens nothing under the name of another application', async () => {
	const { application, own } = await twoPupils();
	const another = await addApplication(op);
	const url = await buildAuthorizationUrlWithPAR(application.config, {
		...{ redirect_uri: application.redirectUri, scope: 'openid', code_challenge_method: 'S256' },
		code_challenge: await calculatePKCECodeChallenge(randomPKCECodeVerifier())
	});
	url.searchParams.set('client_id', another.clientId);
	const page = await own.visit(url, { stopAt: application.redirectUri });
	expect(page.status).toBe(400);
	expect(page.url.href).not.toContain('code=');
});
