import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { request as plainRequest } from 'node:http';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { ARDALAN, AURELIAN, expectAccessible, givePassword, SUHEDA } from './pupils.ts';

// Each part has a server and a mail server of its own, whose demo pupils nobody else uses; its tests are one evening.
test.describe.configure({ mode: 'serial', timeout: 60_000 });

const FIRST_PORT = 3240;
const MAIL = 'ardalan.bhatti+leerid@mail.example';
const CHOSEN = {
	reset: 'kastanje-fietsbel-93',
	changed: 'trompet kiwi paraplu 7',
	aurelian: 'zwembad!4lantaarns'
};

let server: ProductionServer;
let mailbox: MailServer;

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		let contexts: BrowserContext[] = [];
		let browser: Browser;

		test.beforeAll(async ({ browser: shared }) => {
			test.setTimeout(150_000);
			browser = shared;
			mailbox = await startMailServer();
			// The demo application listens on the port after it.
			const port = FIRST_PORT + 4 * test.info().parallelIndex + 2 * Number(javaScriptEnabled);
			server = await startProduction(port, {
				SMTP_URL: mailbox.url,
				MAIL_FROM: 'LeerID <noreply@leerid.example>'
			});
		});
		test.afterEach(async () => {
			await Promise.all(contexts.map((context) => context.close()));
			contexts = [];
		});
		test.afterAll(async () => {
			await server?.stop();
			await mailbox?.stop();
		});

		/** A phone of its own. */
		async function openPhone(): Promise<Page> {
			const context = await browser.newContext({
				baseURL: server.origin,
				javaScriptEnabled,
				locale: 'nl-BE',
				viewport: { width: 320, height: 640 },
				hasTouch: true,
				isMobile: true
			});
			contexts.push(context);
			return context.newPage();
		}

		async function signedIn(who: { username: string; password: string }): Promise<Page> {
			const page = await openPhone();
			await page.goto(`/${who.username}`);
			await givePassword(page, who.password);
			await expect(page).toHaveURL('/dashboard');
			return page;
		}

		const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
		const heading = (page: Page) => page.getByRole('heading', { level: 1 });
		/** What a page says aloud when it opens. */
		const said = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ });
		const currentPassword = (page: Page) => page.getByLabel('Je huidige wachtwoord');
		const accessible = (page: Page) => (javaScriptEnabled ? expectAccessible(page) : Promise.resolve());

		async function addAddress(page: Page, address: string, password: string): Promise<void> {
			await page.goto('/e-mail/wijzigen');
			await page.getByLabel('E-mailadres', { exact: true }).fill(address);
			await currentPassword(page).fill(password);
			await press(page, 'Bevestig e-mailadres');
		}

		async function askNewPassword(page: Page, typed: string): Promise<void> {
			await page.goto('/wachtwoord-vergeten');
			await page.getByLabel('Gebruikersnaam of e-mailadres').fill(typed);
			await press(page, 'Stuur me een mail');
			await expect(page).toHaveURL('/wachtwoord-vergeten/verstuurd');
		}

		test('after the first own password an address is offered once, and no is an answer', async () => {
			const page = await openPhone();
			await page.goto(`/${AURELIAN.username}`);
			await givePassword(page, AURELIAN.password);
			await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN.aurelian);
			await press(page, 'Bevestig wachtwoord');
			await expect(page).toHaveURL('/wachtwoord/gewijzigd');
			await expect(page.getByText('Je kan nu op LeerID aanmelden met je nieuw wachtwoord.')).toBeVisible();
			await expect(page.getByRole('heading', { name: 'Wil je een e-mailadres toevoegen?' })).toBeVisible();
			await accessible(page);
			await press(page, 'Nee, nu niet');
			await expect(page).toHaveURL('/dashboard');
			await page.goto('/e-mail/vraag');
			await expect(page).toHaveURL('/dashboard');
		});

		test('the profile says what LeerID knows', async () => {
			const page = await signedIn(ARDALAN);
			await page.locator('summary').filter({ hasText: 'Menu van' }).click();
			await page.getByRole('link', { name: 'Mijn LeerID Profiel' }).click();
			await expect(heading(page)).toHaveText('Mijn LeerID Profiel');
			for (const text of [
				'LeerID-accountgegevens',
				ARDALAN.username,
				'LeerID creatiedatum',
				'Instellingsnummer',
				'32890'
			])
				await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
			await expect(page.getByText(/^31 augustus 20\d\d$/)).toBeVisible();
			await accessible(page);
		});

		test('a basis pupil reads who can help, and finds no doors', async () => {
			const page = await signedIn(SUHEDA);
			await page.goto('/profiel');
			await expect(page.getByText('LeerID-beheerder van je school')).toBeVisible();
			await expect(page.getByRole('link', { name: /Aanpassen/ })).toHaveCount(0);
			await accessible(page);
			for (const path of [
				...[
					'/e-mail/wijzigen',
					'/e-mail/vraag',
					'/e-mail/verstuurd',
					'/e-mail/verwijderen',
					'/profiel/passkeys'
				],
				...['/wachtwoord/wijzigen', '/waar-ben-ik-aangemeld', '/geschiedenis']
			]) {
				await page.goto(path);
				await expect(page).toHaveURL('/profiel');
			}
			const answer = await page.request.post('/e-mail/wijzigen', {
				headers: { origin: server.origin, accept: 'text/html' },
				form: { email: 'x@mail.example', current: SUHEDA.password },
				maxRedirects: 0
			});
			expect(answer.status()).toBe(303);
		});

		test('an address is added with the password, and confirmed on another device', async () => {
			const page = await signedIn(ARDALAN);
			await page.goto('/profiel');
			await page.getByRole('link', { name: 'Voeg een e-mailadres toe' }).click();
			await accessible(page);
			await addAddress(page, MAIL, 'Zonnebril?4kapstokken');
			await expect(page.getByRole('alert')).toContainText('Dat is niet je huidige wachtwoord');
			await expect(page.getByLabel('E-mailadres', { exact: true })).toHaveValue(MAIL);
			await accessible(page);
			await addAddress(page, 'geen adres', ARDALAN.password);
			await expect(page.getByRole('alert')).toContainText('Dit is geen e-mailadres');
			await addAddress(page, MAIL, ARDALAN.password);
			await expect(said(page)).toContainText('De verificatie link is 24 uur geldig.');
			await accessible(page);
			await page.getByRole('link', { name: 'Ga terug naar je profiel' }).click();
			await expect(page.getByText('Je e-mailadres is nog niet geverifieerd', { exact: true })).toBeVisible();
			await accessible(page);

			const { links, mail } = await mailbox.next(MAIL, /Bevestig je e-mailadres/);
			const [link = ''] = links;
			expect(link.startsWith(`${server.origin}/e-mail-bevestigen/`)).toBe(true);
			expect(mail.text).toContain('Dag Ardalan');
			// What a mail scanner does.
			for (const method of ['HEAD', 'GET', 'GET'])
				expect((await page.request.fetch(link, { method })).status()).toBe(200);

			const other = await openPhone();
			await other.goto(link);
			await expect(other.getByText(MAIL)).toBeVisible();
			await expect(other.getByText(`(${ARDALAN.username})`)).toBeVisible();
			await accessible(other);
			await press(other, 'Bevestig e-mailadres');
			await expect(heading(other)).toHaveText('Je e-mailadres is bevestigd');
			await other.goto(link);
			await expect(heading(other)).toHaveText('Deze link werkt niet meer');
			await accessible(other);

			await page.reload();
			await expect(page.getByText('Je e-mailadres is nog niet geverifieerd', { exact: true })).toBeHidden();
			await expect(page.getByText(MAIL)).toBeVisible();
		});

		test('a verified address signs in, in capitals too', async () => {
			const page = await openPhone();
			await page.goto('/aanmelden');
			await page.getByLabel('Gebruikersnaam of e-mailadres').fill(MAIL.toUpperCase());
			await press(page, 'Verder');
			await givePassword(page, ARDALAN.password);
			await expect(page).toHaveURL('/dashboard');
			await expect(page.getByText('Ardalan Bhatti').first()).toBeVisible();
		});

		test('whoever asks for a mail learns nothing; the mail gives a new password and signs nobody in', async () => {
			const elsewhere = await signedIn(ARDALAN);
			const page = await openPhone();
			await page.goto('/wachtwoord-vergeten');
			await accessible(page);
			await askNewPassword(page, 'niemand.hier');
			const unknown = await page.locator('main').innerHTML();
			await askNewPassword(page, ARDALAN.username);
			expect(await page.locator('main').innerHTML()).toBe(unknown);
			await accessible(page);

			const { links } = await mailbox.next(MAIL, /Kies een nieuw wachtwoord/);
			const [link = ''] = links;
			expect(link.startsWith(`${server.origin}/nieuw-wachtwoord/`)).toBe(true);
			const hop = await page.request.get(link, { maxRedirects: 0 });
			expect([hop.status(), hop.headers()['location'], hop.headers()['referrer-policy']]).toEqual([
				303,
				'/nieuw-wachtwoord',
				'no-referrer'
			]);
			await page.goto(link);
			await expect(page).toHaveURL('/nieuw-wachtwoord');
			await expect(page.getByText(ARDALAN.username)).toBeVisible();
			await accessible(page);
			await page.getByLabel('Nieuw wachtwoord').fill('ardalan-is-de-beste');
			await press(page, 'Bevestig wachtwoord');
			await expect(page.getByRole('alert')).toContainText('je gebruikersnaam');
			await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN.reset);
			await press(page, 'Bevestig wachtwoord');
			await expect(page).toHaveURL('/nieuw-wachtwoord/klaar');
			await accessible(page);
			await page.goto('/dashboard');
			await expect(page).toHaveURL('/');
			await elsewhere.reload();
			await expect(elsewhere).toHaveURL('/?verlopen');
			await mailbox.next(MAIL, /wachtwoord van je LeerID is gewijzigd/);

			await page.goto(link);
			await expect(heading(page)).toHaveText('Deze link werkt niet meer');
			await accessible(page);
			await page.goto(`/${ARDALAN.username}`);
			await givePassword(page, ARDALAN.password);
			await expect(page.getByRole('alert')).toContainText('Dat klopt niet.');
			await givePassword(page, CHOSEN.reset);
			await expect(page).toHaveURL('/dashboard');
		});

		test('a password is changed by who knows it, and that ends the other sessions', async () => {
			const elsewhere = await signedIn({ ...ARDALAN, password: CHOSEN.reset });
			const page = await signedIn({ ...ARDALAN, password: CHOSEN.reset });
			await page.goto('/profiel');
			await page.getByRole('link', { name: /^Aanpassen.*je wachtwoord/ }).click();
			await accessible(page);
			await currentPassword(page).fill(ARDALAN.password);
			await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN.changed);
			await press(page, 'Bevestig wachtwoord');
			await expect(page.getByRole('alert')).toContainText('Dat is niet je huidige wachtwoord');
			await currentPassword(page).fill(CHOSEN.reset);
			await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN.reset);
			await press(page, 'Bevestig wachtwoord');
			await expect(page.getByRole('alert')).toContainText('Dit is al je wachtwoord');
			await currentPassword(page).fill(CHOSEN.reset);
			await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN.changed);
			await press(page, 'Bevestig wachtwoord');
			await expect(page).toHaveURL('/wachtwoord/gewijzigd');
			await page.getByRole('link', { name: 'Ga naar de profiel pagina' }).click();
			await expect(page).toHaveURL('/profiel');
			await elsewhere.reload();
			await expect(elsewhere).toHaveURL('/?verlopen');
			const { links } = await mailbox.next(MAIL, /wachtwoord van je LeerID is gewijzigd/);
			expect(links).toEqual([`${server.origin}/wachtwoord-vergeten`]);
		});

		test('a pupil sees where the account is open, reads what happened, and ends it everywhere', async () => {
			const elsewhere = await signedIn({ ...ARDALAN, password: CHOSEN.changed });
			const page = await signedIn({ ...ARDALAN, password: CHOSEN.changed });
			await page.goto('/geschiedenis');
			for (const text of ['Wachtwoord aangepast', 'E-mailadres bevestigd', 'Iemand gaf een fout wachtwoord'])
				await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
			await accessible(page);
			await page.goto('/waar-ben-ik-aangemeld');
			await expect(page.getByText('(dit toestel)')).toHaveCount(1);
			expect(await page.getByText(/ · Linux/).count()).toBeGreaterThanOrEqual(2);
			await accessible(page);
			await press(page, 'Overal afmelden');
			await expect(page).toHaveURL('/?afgemeld');
			await elsewhere.reload();
			await expect(elsewhere).toHaveURL('/?verlopen');
		});

		test('a forged host gets no link of its own into a mail', async () => {
			const { port } = new URL(server.origin);
			const ask = (headers: Record<string, string>) =>
				new Promise<number | undefined>((resolve, reject) => {
					const sent = plainRequest(
						{ host: 'localhost', port, path: '/wachtwoord-vergeten', method: 'POST', headers },
						(answer) => {
							answer.resume();
							resolve(answer.statusCode);
						}
					);
					sent.on('error', reject);
					// Written otherwise than before, for the same name is noted once a minute.
					sent.end(`username=${encodeURIComponent(MAIL.toUpperCase())}`);
				});
			const form = {
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'text/html',
				origin: server.origin
			};
			expect(await ask({ ...form, host: 'evil.example' })).toBe(421);
			expect(await ask({ ...form, 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })).toBe(
				303
			);
			const { links, mail } = await mailbox.next(MAIL, /Kies een nieuw wachtwoord/);
			expect(links.every((link) => link.startsWith(`${server.origin}/`))).toBe(true);
			expect(mail.html).not.toContain('evil');
		});

		test('siblings share a mailbox: it signs neither in, and a mail has a link for each', async () => {
			const page = await signedIn({ ...AURELIAN, password: CHOSEN.aurelian });
			await addAddress(page, MAIL, CHOSEN.aurelian);
			const { links } = await mailbox.next(MAIL, /Bevestig je e-mailadres/);
			await page.goto(links[0] ?? '');
			await press(page, 'Bevestig e-mailadres');
			await expect(heading(page)).toHaveText('Je e-mailadres is bevestigd');

			const stranger = await openPhone();
			await stranger.goto('/aanmelden');
			await stranger.getByLabel('Gebruikersnaam of e-mailadres').fill(MAIL);
			await press(stranger, 'Verder');
			await givePassword(stranger, CHOSEN.aurelian);
			await expect(stranger.getByRole('alert')).toContainText('gebruik je gebruikersnaam');
			await askNewPassword(stranger, MAIL);
			const reset = await mailbox.next(MAIL, /Kies een nieuw wachtwoord/);
			expect(reset.mail.text).toContain('Nieuw wachtwoord voor Ardalan (');
			expect(reset.mail.text).toContain('Nieuw wachtwoord voor Aurelian (');
			expect(reset.links).toHaveLength(2);
			await stranger.goto(reset.links[0] ?? '');
			await expect(stranger.getByText(ARDALAN.username)).toBeVisible();
			// The same link for the other account opens nothing but its own.
			await stranger.goto(reset.links[1] ?? '');
			await expect(stranger.getByText(AURELIAN.username)).toBeVisible();
			await expect(stranger.getByText(ARDALAN.username)).toBeHidden();
		});

		test('a removed address hears of it and serves no more', async () => {
			const page = await signedIn({ ...ARDALAN, password: CHOSEN.changed });
			await page.goto('/profiel');
			await page.getByRole('link', { name: 'Verwijder je e-mailadres' }).click();
			await accessible(page);
			await currentPassword(page).fill(CHOSEN.changed);
			await press(page, 'Verwijder je e-mailadres');
			await expect(said(page)).toContainText('Je e-mailadres is verwijderd.');
			await mailbox.next(MAIL, /e-mailadres van je LeerID is gewijzigd/);
			await expect(page.getByRole('link', { name: 'Voeg een e-mailadres toe' })).toBeVisible();
		});

		if (javaScriptEnabled)
			test('a passkey of the own phone signs in without a password, until it is removed', async () => {
				const page = await signedIn({ ...ARDALAN, password: CHOSEN.changed });
				await giveAuthenticator(page);
				await page.goto('/profiel/passkeys');
				await currentPassword(page).fill('Zonnebril?4kapstokken');
				await press(page, 'Verder');
				await expect(page.getByRole('alert')).toContainText('Dat is niet je huidige wachtwoord');
				await currentPassword(page).fill(CHOSEN.changed);
				await press(page, 'Verder');
				await accessible(page);
				await press(page, 'Maak de passkey');
				await expect(said(page)).toContainText('Dit toestel is toegevoegd.');
				await accessible(page);

				await page.goto('/waar-ben-ik-aangemeld');
				await press(page, 'Overal afmelden');
				await page.goto('/aanmelden');
				await accessible(page);
				await press(page, 'Aanmelden zonder wachtwoord');
				await expect(page).toHaveURL('/dashboard');
				await expect(page.getByText('Ardalan Bhatti').first()).toBeVisible();

				await page.goto('/profiel/passkeys');
				await page.getByRole('button', { name: /^Verwijder/ }).click();
				await expect(said(page)).toContainText('Het toestel is verwijderd.');
				await page.goto('/waar-ben-ik-aangemeld');
				await press(page, 'Overal afmelden');
				await page.goto('/aanmelden');
				await press(page, 'Aanmelden zonder wachtwoord');
				await expect(page.getByRole('alert')).toContainText('gebruik je gebruikersnaam en wachtwoord');
			});

		if (javaScriptEnabled)
			test('a pupil who wants it gives the passkey after the password, and nothing opens before', async () => {
				test.setTimeout(120_000);
				const who = { ...ARDALAN, password: CHOSEN.changed };
				const page = await signedIn(who);
				await giveAuthenticator(page);
				await page.goto('/profiel/passkeys/vraag-ook');
				await expect(page.getByText('Voeg eerst een toestel toe.')).toBeVisible();
				await expect(page.getByRole('button', { name: 'Zet aan' })).toHaveCount(0);
				await page.goto('/profiel/passkeys');
				await currentPassword(page).fill(who.password);
				await press(page, 'Verder');
				await press(page, 'Maak de passkey');
				await page.getByRole('link', { name: /^Aanpassen.*Vraag ook mijn passkey/ }).click();
				await accessible(page);
				await currentPassword(page).fill('Zonnebril?4kapstokken');
				await press(page, 'Zet aan');
				await expect(page.getByRole('alert')).toContainText('Dat is niet je huidige wachtwoord');
				await currentPassword(page).fill(who.password);
				await press(page, 'Zet aan');
				await expect(said(page)).toContainText('Voortaan vragen we na je wachtwoord ook je passkey.');
				await accessible(page);
				await page.getByRole('button', { name: /^Verwijder/ }).click();
				await expect(page.getByRole('alert')).toContainText('Dit is je enige toestel.');
				await page.goto('/waar-ben-ik-aangemeld');
				await press(page, 'Overal afmelden');

				// By way of an application, as an intruder who knows the password would.
				const demo = `http://127.0.0.1:${Number(new URL(server.origin).port) + 1}/automatus`;
				const asked = page.waitForRequest((request) => request.url().includes('/oidc/auth?'));
				await page.goto(demo);
				const authorization = (await asked).url();
				await page.goto(`/${who.username}`);
				await givePassword(page, who.password);
				await expect(page).toHaveURL('/aanmelden/tweede-stap');
				await expect(heading(page)).toHaveText('Nu nog je passkey');
				await expect(page.locator('main')).not.toContainText(who.username);
				await accessible(page);
				const cookies = await page.context().cookies();
				expect(cookies.map(({ name }) => name)).not.toContain('leerid_session');
				for (const path of [
					'/dashboard',
					'/profiel',
					'/profiel/passkeys/vraag-ook',
					'/wachtwoord/wijzigen'
				]) {
					const answer = await page.request.get(path, { maxRedirects: 0 });
					expect([answer.status(), answer.headers()['location']]).toEqual([303, '/']);
				}
				const silent = new URL(authorization);
				silent.searchParams.set('prompt', 'none');
				const refused = await page.request.get(silent.href, { maxRedirects: 0 });
				expect(refused.headers()['location']).toContain('error=login_required');

				await page.reload();
				await press(page, 'Geef je passkey');
				await expect(page).toHaveURL(demo);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dag Ardalan');
				const amr = page.getByRole('row').filter({ hasText: 'amr' });
				await expect(amr.first()).toContainText('pwd');
				await expect(amr.first()).toContainText('passkey');

				await page.goto(`${server.origin}/geschiedenis`);
				await expect(page.getByText('Wachtwoord was juist, daarna werd je passkey gevraagd')).toBeVisible();

				const plain = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false });
				contexts.push(plain);
				const old = await plain.newPage();
				await old.goto(`/${who.username}`);
				await givePassword(old, who.password);
				await expect(heading(old)).toHaveText('Nu nog je passkey');
				await expect(old.locator('noscript p')).toContainText('Voor een passkey moet JavaScript aan staan.');
				await expect(old.getByText('om je passkeys weg te halen')).toBeVisible();

				await page.goto(`${server.origin}/profiel/passkeys/vraag-ook`);
				await currentPassword(page).fill(who.password);
				await press(page, 'Zet uit');
				await expect(said(page)).toContainText('Je wachtwoord is weer genoeg om aan te melden.');
				await signedIn(who);
				await page.goto('/waar-ben-ik-aangemeld');
				await page
					.getByRole('button', { name: /^Meld hier af/ })
					.first()
					.click();
				await expect(said(page)).toContainText('Dat toestel is afgemeld.');
			});
	});

/** A finger that the browser believes in. */
async function giveAuthenticator(page: Page): Promise<void> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
}
