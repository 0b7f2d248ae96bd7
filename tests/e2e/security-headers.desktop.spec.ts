import { expect, test, type Page } from '@playwright/test';
import { request as rawRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import {
	ABDULGHANI,
	ARDALAN,
	cardOf,
	expectDashboard,
	isSignedIn,
	sessionCookie,
	signIn,
	signInWithPictures,
	strangerWith
} from './pupils.ts';

const ALWAYS = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'permissions-policy': expect.stringMatching(/^camera=\(self\), .*microphone=\(\)/),
	'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
};

/** A request as no browser makes it: any Host, any header, and the path as it stands. */
function ask(
	path: string,
	{ method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
	const { hostname, port } = new URL(test.info().project.use.baseURL!);
	return new Promise((resolve, reject) => {
		const sent = rawRequest(
			{ hostname, port, path, method, headers, setHost: headers.host === undefined },
			(response) => {
				let body = '';
				response.setEncoding('utf8');
				response.on('data', (text: string) => (body += text));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
				);
			}
		);
		sent.on('error', reject);
		sent.end();
	});
}

/**
 * As `ask`, at the pace of a class and by somebody who waits when it says so: a test alone asks faster than anybody begins
 * (docs/running.md), and then the journeys beside it are sent away.
 */
async function askInTurn(path: string) {
	await pause(20);
	const answer = await ask(path);
	const wait = Number(answer.headers['retry-after']);
	if (answer.status !== 503 || !wait) return answer;
	await pause(wait * 1000);
	return await ask(path);
}

const asset = async () => /\/_app\/immutable\/[\w/.-]+\.(js|css)/.exec((await ask('/')).body)![0];

test('every kind of response carries the security headers', async () => {
	const origin = test.info().project.use.baseURL!;
	const answers = {
		page: await ask('/'),
		asset: await ask(await asset()),
		favicon: await ask('/favicon.svg'),
		'personal page': await ask(`/${ARDALAN.username}`),
		redirect: await ask(`/${ARDALAN.username.toUpperCase()}`),
		'closed room': await ask('/dashboard'),
		'void card': await ask('/k/0000000000000'),
		'no such page': await ask('/niets/hier'),
		'no such asset': await ask('/_app/immutable/niets.js'),
		'bad address': await ask('/%ff'),
		'wrong method': await ask('/', { method: 'DELETE', headers: { origin } }),
		'unknown method': await ask('/', { method: 'PROPFIND' }),
		'foreign form': await ask('/aanmelden', { method: 'POST', headers: { origin: 'https://evil.example' } }),
		'foreign host': await ask('/', { headers: { host: 'evil.example' } }),
		'data of a page': await ask('/dashboard/__data.json')
	};
	expect(Object.entries(answers).map(([kind, { status }]) => `${kind} ${status}`)).toEqual([
		...['page 200', 'asset 200', 'favicon 200', 'personal page 200', 'redirect 308', 'closed room 303'],
		...['void card 404', 'no such page 404', 'no such asset 404', 'bad address 400', 'wrong method 405'],
		...['unknown method 405', 'foreign form 403', 'foreign host 421', 'data of a page 200']
	]);
	for (const [kind, { headers }] of Object.entries(answers)) {
		expect(headers, kind).toMatchObject(ALWAYS);
		expect(headers, kind).not.toHaveProperty('x-powered-by');
		expect(headers, kind).not.toHaveProperty('strict-transport-security'); // this is plain http
		const policy = String(headers['content-security-policy']);
		expect(policy, kind).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*'unsafe|unsafe-eval|\*|https?:/);
	}
});

test('what is personal is kept by nobody, and only the front door may be found', async ({
	page,
	request
}) => {
	for (const path of [`/${ARDALAN.username}`, '/k/0000000000000', '/aanmelden', '/niets/hier']) {
		const { headers } = await ask(path);
		expect(headers).toMatchObject({
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex, nofollow'
		});
	}
	const front = await ask('/');
	expect(front.headers['cache-control']).toBe('private, no-store');
	expect(front.headers).not.toHaveProperty('x-robots-tag');
	expect((await ask(await asset())).headers['cache-control']).toContain('immutable');
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const headers = { cookie: `leerid_session=${await sessionCookie(page)}` };
	for (const path of ['/dashboard', '/dashboard/__data.json', '/afmelden', '/wachtwoord/gewijzigd']) {
		const response = await request.get(path, { headers, maxRedirects: 0 });
		expect(response.headers()).toMatchObject({
			'cache-control': expect.stringContaining('private, no-store'),
			'x-robots-tag': 'noindex, nofollow'
		});
	}
});

/** Everything the browser complains of, on any page. */
function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		// A page with an error of its own is reported as a failed load, which it is meant to be.
		if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
			complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	return complaints;
}

test('no page violates its own policy or asks anything of another site', async ({
	page,
	baseURL,
	request
}) => {
	const complaints = complaintsOf(page);
	const foreign: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url()))
			foreign.push(request.url());
	});
	const stranger = await strangerWith('password', request);
	for (const path of [
		...['/', '/aanmelden', `/${stranger}`, `/${ABDULGHANI.username}`, '/k/0000000000000', '/niets/hier'],
		...['/hulp', '/privacy', '/toegankelijkheid', '/dev/kaarten']
	]) {
		await page.goto(path);
		await page.waitForLoadState('networkidle');
	}
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	await page.waitForLoadState('networkidle');
	await page.goto('/afmelden');
	await page.waitForLoadState('networkidle');
	await page.getByRole('link', { name: 'Nee, terug' }).click(); // within the client
	await expectDashboard(page);
	expect(complaints).toEqual([]);
	expect(foreign).toEqual([]);
});

test('a page that something was injected into runs none of it', async ({ page }) => {
	const complaints = complaintsOf(page);
	await page.goto('/');
	await page.evaluate(() => {
		document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.harmed = true">');
		const script = document.createElement('script');
		script.textContent = 'window.harmed = true';
		document.body.append(script);
	});
	await expect.poll(() => complaints.length).toBeGreaterThan(0);
	expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
});

test('a form that comes from elsewhere changes nothing (A27, A29)', async ({ page, request }) => {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const bearer = await sessionCookie(page);
	const cookie = `leerid_session=${bearer}`;
	const form = 'application/x-www-form-urlencoded';
	for (const headers of [
		{ origin: 'https://evil.example' },
		{ origin: 'http://127.0.0.1:3210' },
		{ origin: 'http://localhost:1' },
		{ origin: 'null' },
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{}
	] as Record<string, string>[])
		for (const type of [form, 'text/plain', 'application/json', 'multipart/form-data; boundary=x'])
			for (const path of [
				'/afmelden',
				'/aanmelden',
				`/${ARDALAN.username}?/wachtwoord`,
				'/wachtwoord/wijzigen'
			]) {
				const answer = await ask(path, {
					method: 'POST',
					headers: { ...headers, cookie, 'content-type': type }
				});
				expect(answer.status).toBe(403);
				expect(answer.headers).not.toHaveProperty('set-cookie');
			}
	expect(await isSignedIn(request, bearer)).toBe(true);
});

test('another site cannot post a form of ours from a browser, nor send the session along', async ({
	page
}) => {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const { baseURL } = test.info().project.use;
	// Another site to the browser, answered by nobody: its page comes from here.
	await page.route('http://evil.example/**', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<form method="post" action="${baseURL}/afmelden"><button>Win een tablet</button></form>`
		})
	);
	await page.goto('http://evil.example/');
	await page.getByRole('button').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit formulier kwam niet van LeerID');
	await page.goto('/dashboard');
	await expectDashboard(page);
});

test('no page lets itself be framed (A26)', async ({ page }) => {
	const { baseURL } = test.info().project.use;
	const paths = ['/', '/aanmelden', `/${ABDULGHANI.username}`, '/k/0000000000000', '/niets/hier', '/%ff'];
	const frames = paths.map((path) => `<iframe src="${baseURL}${path}"></iframe>`).join('');
	await page.route('http://evil.example/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: frames })
	);
	await page.goto('http://evil.example/');
	await page.waitForLoadState('networkidle');
	const framed = page.frames().filter((frame) => frame !== page.mainFrame());
	expect(framed).toHaveLength(paths.length);
	for (const frame of framed) expect(frame.url()).toMatch(/^chrome-error:/);
});

test('another Host is refused, and what a proxy might say is not believed (A23)', async () => {
	for (const host of [
		'evil.example',
		'localhost',
		'localhost:1',
		'localhost:3210.evil.example',
		'evil@localhost',
		''
	])
		expect((await ask('/', { headers: { host } })).status, host).toBe(421);
	const plain = await ask('/aanmelden');
	const spoofed = await ask('/aanmelden', {
		headers: {
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'https',
			'x-forwarded-for': '203.0.113.9',
			'x-original-url': '/dashboard',
			'x-rewrite-url': '/dashboard',
			forwarded: 'host=evil.example;proto=https'
		}
	});
	const withoutId = ({ headers, ...rest }: typeof plain) => ({
		...rest,
		headers: { ...headers, date: '', 'x-request-id': '' }
	});
	expect(withoutId(spoofed)).toEqual(withoutId(plain));
	expect(spoofed.body).not.toContain('evil');
});

test('nobody is led elsewhere by an address of ours (A25)', async () => {
	const targets = [
		'https://evil.example',
		'//evil.example',
		'/\\evil.example',
		'%2F%2Fevil.example',
		'javascript:alert(1)'
	];
	const names = ['returnTo', 'return_to', 'next', 'redirect', 'url', 'terug', 'to', 'continue'];
	const { username } = ARDALAN;
	const paths = [
		'/',
		'/aanmelden',
		`/${username}`,
		`/${username.toUpperCase()}`,
		`/${username}/`,
		'/dashboard'
	];
	const addresses = [
		...targets.map((target) => `/${target}`),
		...[
			'//evil.example/%2e%2e',
			'//evil.example/',
			'/.//evil.example',
			'/%5cevil.example',
			'/%09/evil.example'
		],
		...paths.flatMap((path) => names.flatMap((name) => targets.map((target) => `${path}?${name}=${target}`)))
	];
	const origin = test.info().project.use.baseURL!;
	for (const address of addresses) {
		const { status, headers } = await askInTurn(address);
		expect(status, address).toBeLessThan(500);
		const { location } = headers;
		if (typeof location !== 'string') continue;
		expect(new URL(location, origin).origin, address).toBe(origin);
		expect(location, address).toMatch(/^\/(?![/\\])/);
	}
});

test('a session cookie that was planted never becomes the one signed in with (A28)', async ({
	page,
	request
}) => {
	const planted = 'a'.repeat(40);
	await page.goto('/');
	await page.context().addCookies([{ name: 'leerid_session', value: planted, url: page.url() }]);
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	expect(await sessionCookie(page)).not.toBe(planted);
	expect(await isSignedIn(request, planted)).toBe(false);
});

test('every cookie is out of reach of scripts and of other sites, and the session ends with the browser', async ({
	page,
	request
}) => {
	await page.goto(await cardOf(request, ABDULGHANI.username));
	await page.getByRole('button', { name: 'uil', exact: true }).click();
	await page.goto('/aanmelden');
	await page.getByRole('textbox').fill('wout@voorbeeld.be');
	await page.getByRole('button', { name: 'Verder' }).click();
	await expect(page).toHaveURL('/aanmelden/wachtwoord');
	const before = await page.context().cookies();
	expect(before.map(({ name, path }) => `${name} ${path}`).sort()).toEqual([
		'leerid_card /',
		'leerid_login_name /aanmelden',
		`leerid_pictures /${ABDULGHANI.username}`
	]);
	await page.context().clearCookies();
	await signInWithPictures(page);
	const after = await page.context().cookies();
	for (const cookie of [...before, ...after])
		expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', domain: 'localhost' });
	expect(after.map(({ name, path }) => `${name} ${path}`).sort()).toEqual([
		'leerid_device /',
		'leerid_session /'
	]);
	expect(after.find(({ name }) => name === 'leerid_session')!.expires).toBe(-1);
	expect(await page.evaluate(() => document.cookie)).toBe('');
});
