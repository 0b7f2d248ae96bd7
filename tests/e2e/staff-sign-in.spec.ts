import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expectAccessible } from './pupils.ts';
import { BEHEER, codeOf, giveCode, givePassword, JUF, OPERATOR, SCHOOL_3, signInStaff } from './staff.ts';

const root = join(import.meta.dirname, '..', '..');
const PASSWORD = 'vier losse woorden zonder zin';

/** The link that the operator's command line prints: the server runs, and answers over its socket. */
function inviteOperator(email: string, baseURL = ''): string {
	const output = execFileSync(
		process.execPath,
		['src/start/leerid.ts', 'operator', 'create', '--email', email],
		{
			cwd: root,
			encoding: 'utf8',
			env: { ...process.env, ENV_FILE: '', DATA_DIR: process.env.E2E_DATA_DIR, ORIGIN: baseURL }
		}
	);
	const [url = ''] = /http\S+/.exec(output) ?? [];
	expect(url).toMatch(/^http:\/\/localhost:\d+\/schoolloket\/uitnodiging\/[\w-]{43}$/);
	return url;
}

let invited = 0;
const newAddress = () => `ops${process.pid}.${(invited += 1)}@leerid.example`;

/** From the link to the page that asks for a second factor. */
async function accept(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.getByRole('textbox', { name: 'Je naam' }).fill('Olga Operator');
	await page.getByRole('textbox', { name: 'Kies een wachtwoord' }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Maak mijn account' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stel je tweede stap in');
}

async function enrolApp(page: Page): Promise<string> {
	const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
	await page.getByRole('textbox', { name: 'Code uit je app' }).fill(codeOf(secret));
	await page.getByRole('button', { name: 'Bevestig de app' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewaar je herstelcodes');
	return secret;
}

async function signOut(page: Page): Promise<void> {
	await page.locator('summary', { hasText: 'Menu van' }).click();
	await page.getByRole('button', { name: 'Afmelden' }).click();
	await expect(page.getByText('Je bent afgemeld.')).toBeVisible();
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		test.use({ javaScriptEnabled });

		test('from the invitation to the desk, and back in with the app or a recovery code', async ({
			page,
			baseURL,
			request
		}) => {
			const email = newAddress();
			const url = inviteOperator(email, baseURL);
			// What a mail scanner does uses nothing up.
			for (const method of ['HEAD', 'GET', 'GET'])
				expect((await request.fetch(url, { method })).ok()).toBe(true);

			await accept(page, url);
			if (javaScriptEnabled) await expectAccessible(page);
			const secret = await enrolApp(page);
			if (javaScriptEnabled) await expectAccessible(page);
			const codes = await page.getByRole('listitem').locator('code').allInnerTexts();
			expect(codes).toHaveLength(10);
			await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
			await expect(page).toHaveURL('/beheer');
			await page.goto('/schoolloket/aanmelden/herstelcodes');
			await expect(page).toHaveURL('/beheer');

			await page.goto(url);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet meer');
			await page.goto('/schoolloket/mijn-account');
			await signOut(page);

			const used = codeOf(secret, 1);
			await givePassword(page, email, PASSWORD);
			await giveCode(page, used);
			await expect(page).toHaveURL('/beheer');
			await signOut(page);
			await givePassword(page, email, PASSWORD);
			await giveCode(page, used);
			await expect(page.getByText('Die code klopt niet, of is al gebruikt.').first()).toBeVisible();
			await giveCode(page, codes[4]!.toLowerCase());
			await expect(page).toHaveURL('/beheer');
			await signOut(page);
			await givePassword(page, email, PASSWORD);
			await giveCode(page, codes[4]!);
			await expect(page.getByText('Die code klopt niet, of is al gebruikt.').first()).toBeVisible();
		});
	});

test('a passkey is made, and opens the desk', async ({ page, context, baseURL }) => {
	const client = await context.newCDPSession(page);
	await client.send('WebAuthn.enable');
	await client.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	const email = newAddress();
	await accept(page, inviteOperator(email, baseURL));
	await page.getByRole('button', { name: 'Maak een passkey' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewaar je herstelcodes');
	await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
	await page.goto('/schoolloket/mijn-account');
	await expect(page.getByText(/^Passkey \(/)).toBeVisible();
	await expectAccessible(page);
	await signOut(page);

	await givePassword(page, email, PASSWORD);
	await page.getByRole('button', { name: 'Gebruik je passkey' }).click();
	await expect(page).toHaveURL('/beheer');
});

test('before the second factor nothing of the desk opens, and no other factor is added', async ({ page }) => {
	await page.goto('/schoolloket/aanmelden');
	await expectAccessible(page);
	await givePassword(page, SCHOOL_3.email);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bevestig dat jij het bent');
	await expectAccessible(page);
	for (const path of ['', '/mijn-account', '/gebruikers', '/wijzig-instelling']) {
		await page.goto(`/schoolloket${path}`);
		await expect(page).toHaveURL(/\/schoolloket\/aanmelden(\?|$)/);
		await expect(page.getByText('School 3')).toBeHidden();
	}
	await page.goto('/schoolloket/aanmelden/instellen');
	await expect(page).toHaveURL('/schoolloket/aanmelden/tweede-stap');
	await giveCode(page, '000000');
	await expect(page.getByText('Die code klopt niet, of is al gebruikt.').first()).toBeVisible();
});

test('an unknown address and a wrong password are answered alike', async ({ page }) => {
	for (const email of [`niemand${Date.now()}@school.example`, OPERATOR.email]) {
		await page.goto('/schoolloket/aanmelden');
		await givePassword(page, email, 'mist boven de schelde');
		await expect(page.getByText('Dat klopt niet. Kijk je e-mailadres na').first()).toBeVisible();
	}
});

test('an operator invites a director, and takes the invitation back', async ({ page }) => {
	await signInStaff(page, OPERATOR);
	await expect(page).toHaveURL('/beheer');
	await expectAccessible(page);
	await page.getByRole('main').getByRole('link', { name: 'Gebruikers' }).click();
	await expect(page).toHaveURL('/schoolloket/gebruikers');
	await expectAccessible(page);
	await page.getByRole('textbox', { name: 'Naam', exact: true }).fill('Dina Directeur');
	const email = newAddress();
	await page.getByRole('textbox', { name: 'E-mailadres' }).fill(email);
	await page.getByRole('radio', { name: 'Directeur' }).check();
	await page.getByRole('textbox', { name: 'Instellingsnummer' }).fill('1');
	await page.getByRole('button', { name: 'Verstuur uitnodiging' }).click();
	await expect(page.getByText(`De uitnodiging is onderweg naar ${email}.`)).toBeVisible();
	await page.goto('/schoolloket/gebruikers?school=1');
	await page.getByRole('listitem').filter({ hasText: email }).getByRole('button').click();
	await expect(page.getByText('De uitnodiging is ingetrokken.')).toBeVisible();
});

test('a teacher manages no colleagues, and nobody works for a school that is not theirs', async ({
	page,
	browser,
	baseURL
}) => {
	await signInStaff(page, BEHEER, '/schoolloket/wijzig-instelling');
	await expectAccessible(page);
	const chosen = page.getByRole('button', { name: 'BRUSSEL-STAD - TEST School 2 (2)' });
	const schoolId = (await chosen.getAttribute('value')) ?? '';
	await chosen.click();
	await page.goto('/schoolloket/gebruikers');
	await expect(page.getByText('BRUSSEL-STAD - TEST School 2 (2)')).toBeVisible();
	await expect(page.getByText('juf@school2.demo')).toBeVisible();
	await expect(page.getByText('beheer@school3.demo')).toBeHidden();
	await expectAccessible(page);

	const other = await browser.newContext({ baseURL });
	const stranger = await other.newPage();
	await signInStaff(stranger, JUF, '/schoolloket/mijn-account');
	expect((await stranger.goto('/schoolloket/gebruikers'))?.status()).toBe(403);
	const forms = [
		['/schoolloket/wijzig-instelling', { school: '00000000-0000-4000-8000-000000000000' }, 404],
		['/schoolloket/wijzig-instelling', { school: schoolId }, 303],
		['/schoolloket/gebruikers?/end', { right: schoolId }, 403]
	] as const;
	for (const [path, form, status] of forms) {
		const headers = { origin: baseURL ?? '', accept: 'text/html' };
		const response = await other.request.post(path, { form, headers, maxRedirects: 0 });
		expect([path, response.status()]).toEqual([path, status]);
	}
	await other.close();
});

test('who signs in comes to the page that was asked for, at this site only', async ({ page }) => {
	await signInStaff(page, SCHOOL_3, '/schoolloket/mijn-account');
	await expect(page).toHaveURL('/schoolloket/mijn-account');
	await expect(page.getByText('BRUSSEL-STAD - TEST School 3 (3)')).toBeVisible();
	await page.goto('/schoolloket/aanmelden?naar=//evil.example/');
	await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/schoolloket\//);
});
