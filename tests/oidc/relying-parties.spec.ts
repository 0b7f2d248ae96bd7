import { launchOptions } from '$tests/browser';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { endAllSessions } from '$lib/server/sessions';
import { addApplication, assign } from './support/application';
import { Browser } from './support/browser';
import { useProvider } from './support/provider';
import { addPupil, signedIn } from './support/pupil';

// Two relying parties that share no line with us: Python on a server, and plain JavaScript in a real Chromium.
const op = useProvider();
const folder = join(import.meta.dirname, 'relying-parties');
const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

async function listen(server: Server): Promise<number> {
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	closing.push(() => {
		server.closeAllConnections();
		server.close();
	});
	return (server.address() as AddressInfo).port;
}

async function startPython(clientId: string, secret: string, port: number): Promise<void> {
	const child = spawn('python3', [join(folder, 'server.py')], {
		env: {
			...{ PATH: process.env.PATH, ISSUER: op.issuer, CLIENT_ID: clientId },
			...{ CLIENT_SECRET: secret, PORT: String(port) }
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	closing.push(() => child.kill());
	await new Promise<void>((ready, failed) => {
		child.once('error', () =>
			failed(new Error('python3 is missing: install it (Debian: apt-get install python3).'))
		);
		child.once('exit', (code) => failed(new Error(`the Python application ended with ${code}`)));
		child.stdout.once('data', () => ready());
	});
}

test('a server in Python signs a pupil in, checks the signature, and signs out when it is told', async () => {
	const pupil = await addPupil(op);
	const probe = createServer();
	const port = await listen(probe);
	probe.close();
	const base = `http://127.0.0.1:${port}`;
	const application = await addApplication(op, { redirectUris: [`${base}/terug`] });
	await assign(op, application, pupil);
	await startPython(application.clientId, application.secret, port);

	const browser = new Browser();
	await browser.visit(`${base}/start`);
	const { text } = await browser.visit(`${op.origin}/${pupil.username}`, {
		form: { password: pupil.password }
	});
	expect(JSON.parse(text)).toMatchObject({ given_name: 'Zoë', acr: 'urn:be:leerid:authmech:wachtwoord' });
	expect((await browser.visit(base)).status).toBe(200);

	// An answer that was altered, or that somebody else began, signs nobody in.
	const other = new Browser();
	await other.visit(`${base}/start`);
	expect((await other.visit(`${base}/terug?code=x&state=y&iss=${op.issuer}`)).status).toBe(400);

	// The provider calls nothing on this machine but the tests' own address, which hands the token on.
	const tell = (token: string) =>
		fetch(`${base}/afgemeld`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });
	await endAllSessions(op.ctx(), pupil.accountId);
	await expect.poll(() => op.logoutTokens.length).toBe(1);
	const [token = ''] = op.logoutTokens;
	expect((await tell(token.slice(0, -4) + 'AAAA')).status).toBe(400);
	expect((await browser.visit(base)).status).toBe(200);
	expect((await tell(token)).status).toBe(200);
	expect((await browser.visit(base)).status).toBe(401);
});

test('the sample of the guide is the part of it that was tested', () => {
	const [, sample = ''] = readFileSync(join(folder, 'server.py'), 'utf8').split(/^# -{60,}$/m);
	const guide = readFileSync(join(import.meta.dirname, '../../docs/applications.md'), 'utf8');
	expect(sample.trim().length).toBeGreaterThan(1000);
	expect(guide).toContain(sample.trim());
});

test('a page in a browser, without a server or a secret, signs a pupil in by itself', async () => {
	const pupil = await addPupil(op);
	let settings = '';
	const port = await listen(
		createServer((request, response) => {
			const isScript = request.url?.startsWith('/page.js');
			response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
			response.end(
				isScript
					? readFileSync(join(folder, 'page.js'))
					: `<!doctype html><meta charset="utf-8"><button>Meld aan</button><output></output>
						<script type="module" src="/page.js?${settings}"></script>`
			);
		})
	);
	const base = `http://127.0.0.1:${port}`;
	const application = await addApplication(op, {
		authentication: 'none',
		redirectUris: [`${base}/app`],
		corsOrigins: [base]
	});
	await assign(op, application, pupil);
	settings = new URLSearchParams({ issuer: op.issuer, clientId: application.clientId }).toString();

	const browser = await chromium.launch(launchOptions());
	closing.push(() => browser.close());
	const context = await browser.newContext();
	const { jar } = await signedIn(op, pupil);
	const cookies = jar
		.header(new URL(op.origin))
		.split('; ')
		.map((pair) => pair.split(/=(.*)/));
	await context.addCookies(
		cookies.map(([name = '', value = '']) => ({
			...{ name, value, url: op.origin },
			...{ httpOnly: true, sameSite: 'Lax' as const }
		}))
	);

	const page = await context.newPage();
	await page.goto(`${base}/app`);
	await page.locator('html[data-ready]').waitFor();
	await page.getByRole('button', { name: 'Meld aan' }).click();
	await page.getByText('Dag Zoë').waitFor();
	expect(page.url()).toBe(`${base}/app`);

	// The code came once; who puts another answer in the address of this tab gets nothing.
	await page.goto(`${base}/app?code=stolen&state=other&iss=${op.issuer}`);
	await page.getByText('Fout: this answer is to another question').waitFor();
});
