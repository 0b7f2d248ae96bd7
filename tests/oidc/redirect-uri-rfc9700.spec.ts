import { expect, test } from 'vitest';
import { addApplication, ask } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';

const op = useProvider();

test.each<[string, (uri: string) => string]>([
	['one character more', (uri) => `${uri}x`],
	['one character less', (uri) => uri.slice(0, -1)],
	['another case', (uri) => uri.replace('/terug', '/Terug')],
	['a slash behind it', (uri) => `${uri}/`],
	['a query', (uri) => `${uri}?a=1`],
	['a fragment', (uri) => `${uri}#a`],
	['a way round', (uri) => uri.replace('/terug', '/x/../terug')],
	['an escape', (uri) => uri.replace('/terug', '/%74erug')],
	['another port', (uri) => uri.replace(/:\d+\//, ':1/')],
	['another scheme', (uri) => uri.replace('http:', 'https:')],
	['the other name of this machine', (uri) => uri.replace('127.0.0.1', 'localhost')],
	['a name before an @', (uri) => uri.replace('127.0.0.1', '127.0.0.1@evil.example')],
	['evil', () => 'https://evil.example/terug'],
	['a script', () => 'javascript:alert(1)'],
	['two addresses', (uri) => `${uri} https://evil.example/`]
])('an address with %s is not the registered one, and nobody is sent there (§2.1)', async (_what, change) => {
	const application = await addApplication(op);
	const { url } = await ask(application, { redirect_uri: change(application.redirectUri) });
	const browser = new Browser();
	const page = await browser.visit(url);
	expect(page.status).toBe(400);
	expect(browser.trail).toHaveLength(1);
	expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(page.text).toContain('<html lang="nl">');
	expect(page.text).toContain('Deze applicatie is niet goed ingesteld');
	expect(page.text).not.toContain('evil');
});

test('without an address nobody is sent anywhere, although only one is registered', async () => {
	const application = await addApplication(op);
	const page = await new Browser().visit((await ask(application, { redirect_uri: undefined })).url);
	expect(page.status).toBe(400);
	expect(page.text).toContain('<h1>');
});

test('a given address twice is refused', async () => {
	const application = await addApplication(op);
	const { url } = await ask(application);
	url.searchParams.append('redirect_uri', 'https://evil.example/');
	expect((await new Browser().visit(url)).status).toBe(400);
});

test.each(['draft', 'suspended'] as const)(
	'an application that is %s gets a page that says so',
	async (status) => {
		const application = await addApplication(op, { status });
		const page = await new Browser().visit((await ask(application)).url);
		expect([page.status, /<h1>(.*)<\/h1>/.exec(page.text)?.[1]]).toEqual([
			400,
			'Deze applicatie kan niet met LeerID aanmelden'
		]);
	}
);

test('what an application sends is text on our page', async () => {
	const url = new URL(`${op.issuer}/auth?client_id=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
	const { text } = await new Browser().visit(url);
	expect(text).not.toContain('<img');
});
