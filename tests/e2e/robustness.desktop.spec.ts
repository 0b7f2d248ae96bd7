import { expect, test, type APIRequestContext } from '@playwright/test';
import { ARDALAN, expectDashboard, sessionCookie, signIn, strangerWith } from './pupils.ts';

const ODD_TEXTS = {
	nothing: '',
	spaces: '   \u00a0\u3000',
	'control characters': 'a\u0000b\u0007c\u001b[31md\r\nSet-Cookie: x=1',
	'right-to-left marks': '\u202egnol.tnac\u202c \u2067x',
	'zero-width marks': '\u200b\u200d\ufeff\u2060',
	emoji: '👩‍👩‍👧‍👦🏳️‍🌈🦊',
	'half a surrogate': '\ud83e',
	SQL: "'; drop table accounts; --",
	HTML: '<img src=x onerror=alert(1)><script>alert(1)</script>"\'>',
	'a template': '{{7*7}}%leerid.lang%',
	'a path': '../../etc/passwd',
	'another site': '//evil.example/\\evil.example',
	'100 kB': 'è'.repeat(50_000)
};

/** Posts as a browser would that has no script. */
async function post(request: APIRequestContext, path: string, form: Record<string, string>, more = {}) {
	const { baseURL } = test.info().project.use;
	return request.post(path, {
		form,
		headers: { origin: baseURL!, accept: 'text/html', ...more },
		maxRedirects: 0
	});
}

/** A page of ours with something on it, and nothing of how it was made. */
async function expectPage(response: Awaited<ReturnType<typeof post>>): Promise<string> {
	const html = await response.text();
	expect(response.headers()['content-type']).toMatch(/^text\/html/);
	expect(html).toMatch(/<h1[^>]*>[^<]+/);
	expect(html).toMatch(/<title>[^<]+/);
	expect(html).not.toMatch(
		/\.(js|ts):\d+:\d+|node_modules|\bat \w+ \(|Failed query|<img src=x|<script>alert/
	);
	return html;
}

for (const [kind, text] of Object.entries(ODD_TEXTS)) {
	test(`${kind} as a username is answered with a page`, async ({ request }) => {
		const response = await post(request, '/aanmelden', { username: text });
		expect([303, 400]).toContain(response.status());
		if (response.status() === 400) await expectPage(response);
		else expect(response.headers().location).toMatch(/^\/[a-z0-9._-]+(\/wachtwoord)?$/);
	});

	test(`${kind} as a password is refused like any other`, async ({ playwright, baseURL }) => {
		const request = await playwright.request.newContext({ baseURL });
		const stranger = await strangerWith('password', request);
		const response = await post(request, `/${stranger}?/wachtwoord`, { password: text });
		expect(response.status()).toBe(400);
		const html = await expectPage(response);
		if (text.length > 3) expect(html).not.toContain(text); // never sent back
		await request.dispose();
	});
}

test('odd texts as a picture, a step or an action are refused', async ({ request }) => {
	const stranger = await strangerWith('pictures', request);
	for (const text of Object.values(ODD_TEXTS))
		for (const form of [
			{ step: '1', picture: text },
			{ step: text, picture: '1' }
		]) {
			const response = await post(request, `/${stranger}?/plaatje`, form);
			expect(response.status()).toBe(400);
			await expectPage(response);
		}
	for (const query of ['?/bestaatniet', '?/', '']) {
		const response = await post(request, `/${stranger}${query}`, { step: '1' });
		expect(response.status()).toBeGreaterThanOrEqual(400);
		expect(response.status()).toBeLessThan(500);
		await expectPage(response);
	}
});

test('pictures out of turn change nothing', async ({ request }) => {
	const stranger = await strangerWith('pictures', request);
	await post(request, `/${stranger}?/plaatje`, { step: '5', picture: '3' });
	expect(await (await request.get(`/${stranger}`)).text()).toContain('plaats 1?');
	for (let time = 0; time < 3; time++)
		await post(request, `/${stranger}?/plaatje`, { step: '1', picture: '3' });
	expect(await (await request.get(`/${stranger}`)).text()).toContain('plaats 2?');
	const early = await post(request, `/${stranger}?/aanmelden`, {});
	expect(early.status()).toBe(400);
	expect(await expectPage(early)).toContain('Begin opnieuw');
});

test('odd addresses get a page', async ({ request }) => {
	const paths = [
		...[
			'/%00',
			'/%ff',
			'/%E0%A4%A',
			'/..%2f..%2fetc/passwd',
			'/k/%20',
			'/k/',
			'/K/',
			'/k/'.padEnd(3000, 'A')
		],
		...['/<script>alert(1)</script>', '/%F0%9F%A6%8A', '/a'.repeat(500), '/admin', '/.env', '/.git/config'],
		...['/aanmelden/', '/;/', '/dashboard/../../x', '/?'.padEnd(9000, 'x')],
		"/'%20or%201=1--"
	];
	for (const path of paths) {
		const response = await request.get(path, { headers: { accept: 'text/html' } });
		expect(response.status(), path).toBeLessThan(500);
		await expectPage(response);
	}
});

test('a megabyte of text is refused with a clear page, in every field', async ({ page, request }) => {
	const stranger = await strangerWith('password', request);
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	const megabyte = 'x'.repeat(1024 * 1024);
	for (const [path, field] of [
		['/aanmelden', 'username'],
		[`/${stranger}?/wachtwoord`, 'password'],
		[`/${stranger}?/plaatje`, 'picture'],
		['/afmelden', 'x']
	] as const) {
		const response = await post(page.request, path, { [field]: megabyte });
		expect(response.status()).toBe(413);
		expect(await expectPage(response)).toContain('te veel tekst');
	}
});

test('in a browser too much text ends on the same page', async ({ page, request }) => {
	const stranger = await strangerWith('password', request);
	await page.goto(`/${stranger}`);
	await page.getByRole('textbox', { name: 'Wachtwoord' }).evaluate((field: HTMLInputElement) => {
		field.value = 'x'.repeat(1024 * 1024);
	});
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit is te veel tekst');
});

test('a body that is no form, or half of one, is refused', async ({ request, baseURL }) => {
	for (const [type, data] of [
		['text/plain', 'username=x'],
		['application/json', '{"username":"x"}'],
		['multipart/form-data', 'x'],
		[
			'multipart/form-data; boundary=abc',
			'--abc\r\nContent-Disposition: form-data; name="username"\r\n\r\nx'
		],
		['application/x-www-form-urlencoded', '%%%=%&&&=&'],
		['image/png', 'x']
	] as const) {
		const headers = { origin: baseURL!, accept: 'text/html', 'content-type': type };
		const response = await request.post('/aanmelden', { headers, data: Buffer.from(data), maxRedirects: 0 });
		expect([400, 415], type).toContain(response.status());
		await expectPage(response);
	}
});

test('a method that a page does not know is refused with a page', async ({ request, baseURL }) => {
	const headers = { origin: baseURL!, accept: 'text/html' };
	for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND'])
		for (const path of ['/', '/aanmelden', `/${ARDALAN.username}`]) {
			const response = await request.fetch(path, { method, headers, maxRedirects: 0 });
			expect(response.status(), `${method} ${path}`).toBe(405);
			expect(await response.text()).not.toMatch(/\.js:\d+|\bat \w+ \(/);
		}
	for (const path of ['/', '/k/0000000000000', '/dev/kaarten']) {
		const response = await post(request, path, { x: '1' });
		expect(response.status()).toBe(405);
		await expectPage(response);
	}
	for (const path of ['/', `/${ARDALAN.username}`, '/niets/hier']) {
		const response = await request.fetch(path, { method: 'HEAD', headers });
		expect(await response.text()).toBe('');
		expect(response.status()).toBeLessThan(500);
	}
});

test('too many or too large headers and cookies are refused with a page', async ({ request }) => {
	const excessive: Record<string, string>[] = [
		{ cookie: Array.from({ length: 1000 }, (_, n) => `cookie${n}=value`).join('; ') },
		{ cookie: `leerid_session=${'x'.repeat(20_000)}` },
		{ 'user-agent': 'x'.repeat(20_000) }
	];
	for (const headers of excessive) {
		const response = await request.get('/', { headers: { accept: 'text/html', ...headers } });
		expect(response.status()).toBe(431);
		await expectPage(response);
	}
});

test('nonsense in our cookies counts as none', async ({ request }) => {
	for (const value of ['', 'x', '%', '"', 'a'.repeat(2500), '../..', 'null', '{"a":1}']) {
		const cookie = ['session', 'device', 'card', 'pictures', 'login_name']
			.map((name) => `leerid_${name}=${value}`)
			.join('; ');
		for (const path of ['/', '/dashboard', '/aanmelden/wachtwoord', '/niemand.kent.mij']) {
			const response = await request.get(path, { headers: { cookie, accept: 'text/html' } });
			expect(response.status()).toBe(200);
			await expectPage(response);
		}
	}
});

test('the same form sent four times at once signs in, and the last session is the one', async ({ page }) => {
	await page.goto(`/${ARDALAN.username}`);
	const answers = await Promise.all(
		Array.from({ length: 4 }, () =>
			post(page.request, `/${ARDALAN.username}?/wachtwoord`, { password: ARDALAN.password })
		)
	);
	for (const answer of answers) expect(answer.status()).toBe(303);
	expect(await sessionCookie(page)).toBeDefined();
	await page.goto('/dashboard');
	await expectDashboard(page);
});

test('a line break in a username forges no header and no line in the log', async ({ request }) => {
	const response = await request.get('/gaston%0d%0aSet-Cookie:%20x=1', { maxRedirects: 0 });
	expect(response.status()).toBe(400);
	expect(response.headers()['set-cookie']).toBeUndefined();
});
