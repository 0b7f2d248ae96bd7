import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { expectAccessible } from './pupils.ts';
import { codeOf, DIRECTIE, givePassword, signInStaff } from './staff.ts';

// A school and a mail server of its own: its staff are nobody else's. The tests are one week of one colleague.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const FIRST_PORT = 3320;
const LIES = {
	name: 'Lies Nieuw',
	email: 'lies@school2.example',
	secret: '',
	password: 'zeven kraaien op een dak'
};
const CHOSEN = 'een andere zin met kastanjes';
const REFUSED = 'Dat klopt niet. Kijk je e-mailadres na';

let server: ProductionServer;
let mailbox: MailServer;
let browser: Browser;
let contexts: BrowserContext[] = [];
let director: Page;

test.beforeAll(async ({ browser: shared }) => {
	browser = shared;
	mailbox = await startMailServer();
	server = await startProduction(FIRST_PORT + 4 * test.info().parallelIndex, {
		SMTP_URL: mailbox.url,
		MAIL_FROM: 'LeerID <noreply@leerid.example>'
	});
	director = await (await browser.newContext({ baseURL: server.origin, locale: 'nl-BE' })).newPage();
	await signInStaff(director, DIRECTIE, '/schoolloket/gebruikers');
});
test.afterEach(async () => {
	await Promise.all(contexts.map((context) => context.close()));
	contexts = [];
});
test.afterAll(async () => {
	await director?.context().close();
	await server?.stop();
	await mailbox?.stop();
});

/** A computer that was never here before. */
async function newComputer(): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.origin, locale: 'nl-BE' });
	contexts.push(context);
	return context.newPage();
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
/** Who and what may be done to them, in the director's list. */
const inList = () => director.getByRole('listitem').filter({ hasText: LIES.email });

test('a director invites a colleague, who comes in by the link of the mail and a second factor', async () => {
	await expectAccessible(director);
	await director.getByRole('textbox', { name: 'Naam', exact: true }).fill(LIES.name);
	await director.getByRole('textbox', { name: 'E-mailadres' }).fill(LIES.email);
	await director.getByRole('radio', { name: 'LeerID-beheerder', exact: true }).check();
	await director.getByRole('button', { name: 'Verstuur uitnodiging' }).click();
	await expect(director.getByText(`De uitnodiging is onderweg naar ${LIES.email}.`)).toBeVisible();
	await expect(inList()).toContainText('LeerID-beheerder');
	await expectAccessible(director);

	const { links } = await mailbox.next(LIES.email, /./);
	const link = links.find((one) => one.includes('/schoolloket/uitnodiging/')) ?? '';
	expect(link.startsWith(`${server.origin}/schoolloket/uitnodiging/`)).toBe(true);
	const page = await newComputer();
	await page.goto(link);
	await expect(page.getByText(LIES.email)).toBeVisible();
	await expectAccessible(page);
	// The name that the director typed is only a proposal.
	await expect(page.getByRole('textbox', { name: 'Je naam' })).toHaveValue(LIES.name);
	const password = page.getByRole('textbox', { name: 'Kies een wachtwoord' });
	await password.fill('te kort');
	await page.getByRole('button', { name: 'Maak mijn account' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await password.fill(LIES.password);
	await page.getByRole('button', { name: 'Maak mijn account' }).click();
	await expect(heading(page)).toHaveText('Stel je tweede stap in');
	// Before the second factor nothing of a pupil is shown.
	await page.goto('/schoolloket/leerid-beheer');
	await expect(heading(page)).not.toHaveText('LeerID beheer');
	await page.goto('/schoolloket/aanmelden/instellen');
	LIES.secret = (await page.locator('code').innerText()).replace(/\s/g, '');
	await page.getByRole('textbox', { name: 'Code uit je app' }).fill(codeOf(LIES.secret));
	await page.getByRole('button', { name: 'Bevestig de app' }).click();
	await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
	await page.goto('/schoolloket/leerid-beheer');
	await expect(heading(page)).toHaveText('LeerID beheer');

	const again = await newComputer();
	await again.goto(link);
	await expect(heading(again)).toHaveText('Deze link werkt niet meer');
});

test('a block sends the colleague away at once and everywhere, until it is taken back', async () => {
	const page = await newComputer();
	await signInStaff(page, LIES, '/schoolloket/leerid-beheer');
	await expect(heading(page)).toHaveText('LeerID beheer');

	await director.goto('/schoolloket/gebruikers');
	await inList().getByText('Blokkeer', { exact: true }).first().click();
	await expect(
		director.getByText(`${LIES.name} wordt meteen overal afgemeld`, { exact: false })
	).toBeVisible();
	await expectAccessible(director);
	await inList().getByRole('button', { name: 'Blokkeer' }).click();
	await expect(director.getByText('De blokkering is ingesteld.')).toBeVisible();
	await expect(inList()).toContainText('Geblokkeerd');
	await expectAccessible(director);

	await page.goto('/schoolloket/leerid-beheer');
	await expect(page).toHaveURL(/\/schoolloket\/aanmelden/);
	// Why is said to who has the password, and to nobody else.
	await givePassword(page, LIES.email, CHOSEN);
	await expect(page.getByText(REFUSED).first()).toBeVisible();
	await givePassword(page, LIES.email, LIES.password);
	await expect(page.getByText('je account is geblokkeerd', { exact: false }).first()).toBeVisible();

	await inList()
		.getByRole('button', { name: `Deblokkeer ${LIES.name}` })
		.click();
	await expect(director.getByText('De blokkering is weggehaald.')).toBeVisible();
	await signInStaff(page, LIES, '/schoolloket/leerid-beheer');
	await expect(heading(page)).toHaveText('LeerID beheer');
});

test('a forgotten password is chosen anew by the mail, and the second factor is asked all the same', async () => {
	const elsewhere = await newComputer();
	await signInStaff(elsewhere, LIES, '/schoolloket/leerid-beheer');
	const page = await newComputer();
	await page.goto('/schoolloket/aanmelden');
	await page.getByRole('link', { name: /Wachtwoord vergeten/ }).click();
	await expectAccessible(page);
	const sent = 'Hoort er een account bij dat adres, dan is er nu een mail onderweg.';
	// Nobody hears which addresses are known.
	await page.getByRole('textbox', { name: 'E-mailadres' }).fill('niemand@school2.example');
	await page.getByRole('button', { name: 'Stuur een link' }).click();
	await expect(page.getByText(sent)).toBeVisible();
	await page.goto('/schoolloket/wachtwoord-vergeten');
	await page.getByRole('textbox', { name: 'E-mailadres' }).fill(LIES.email);
	await page.getByRole('button', { name: 'Stuur een link' }).click();
	await expect(page.getByText(sent)).toBeVisible();
	await expectAccessible(page);

	const { links } = await mailbox.next(LIES.email, /Nieuw wachtwoord voor het Schoolloket/);
	expect(mailbox.received.some(({ to }) => to.includes('niemand@school2.example'))).toBe(false);
	await page.goto(links[0] ?? '');
	// The token is out of the address as soon as it was read.
	await expect(page).toHaveURL(`${server.origin}/schoolloket/nieuw-wachtwoord`);
	await expect(heading(page)).toHaveText('Kies een nieuw wachtwoord');
	await expectAccessible(page);
	await page.locator('input[name="password"]').fill(CHOSEN);
	await page.getByRole('button', { name: 'Bewaar wachtwoord' }).click();
	await expect(page.getByText('Je nieuwe wachtwoord is bewaard. Meld je ermee aan.')).toBeVisible();

	// Signed out everywhere, and the password alone opens nothing.
	await elsewhere.goto('/schoolloket/leerid-beheer');
	await expect(elsewhere).toHaveURL(/\/schoolloket\/aanmelden/);
	await givePassword(elsewhere, LIES.email, LIES.password);
	await expect(elsewhere.getByText(REFUSED).first()).toBeVisible();
	await givePassword(page, LIES.email, CHOSEN);
	await expect(heading(page)).toHaveText('Bevestig dat jij het bent');
	await signInStaff(page, { ...LIES, password: CHOSEN }, '/schoolloket/leerid-beheer');
	await expect(heading(page)).toHaveText('LeerID beheer');

	const late = await newComputer();
	await late.goto(links[0] ?? '');
	await expect(heading(late)).toHaveText('Deze link werkt niet meer');
});
