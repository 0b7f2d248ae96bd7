import { expect, test, type BrowserContext } from '@playwright/test';
import { en } from '../../src/lib/i18n/en.ts';
import { fr } from '../../src/lib/i18n/fr.ts';
import { nl } from '../../src/lib/i18n/nl.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { startProduction, type ProductionServer } from '../support/production-server.ts';
import { ARDALAN, expectAccessible } from './pupils.ts';

// A server and a mail server of its own for each part; in it the languages follow one another, three mails each, which is
// what one pupil may ask for in an hour.
test.describe.configure({ mode: 'serial', timeout: 90_000 });

const FIRST_PORT = 3260;
const LANGUAGES = {
	nl: { m: nl, locale: 'nl-BE' },
	en: { m: en, locale: 'en-GB' },
	fr: { m: fr, locale: 'fr-BE' }
};

let server: ProductionServer;
let mailbox: MailServer;
let context: BrowserContext;

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		let { password } = ARDALAN;

		test.beforeAll(async () => {
			test.setTimeout(150_000);
			mailbox = await startMailServer();
			const port = FIRST_PORT + 4 * test.info().parallelIndex + 2 * Number(javaScriptEnabled);
			server = await startProduction(port, {
				SMTP_URL: mailbox.url,
				MAIL_FROM: 'LeerID <noreply@leerid.example>'
			});
		});
		test.afterEach(() => context?.close());
		test.afterAll(async () => {
			await server?.stop();
			await mailbox?.stop();
		});

		for (const [language, { m, locale }] of Object.entries(LANGUAGES))
			test(`password, address and recovery in ${language}`, async ({ browser }) => {
				const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
				context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, locale, ...phone });
				const page = await context.newPage();
				const address = `ardalan.${language}@mail.example`;
				const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
				const heading = page.getByRole('heading', { level: 1 });
				const looked = () => (javaScriptEnabled ? expectAccessible(page) : Promise.resolve());

				await page.goto(`/${ARDALAN.username}`);
				await expect(page.locator('html')).toHaveAttribute('lang', language);
				await page.getByLabel(m.signIn.password, { exact: true }).fill(password);
				await press(m.signIn.submit);
				await expect(page).toHaveURL('/dashboard');

				await page.goto('/wachtwoord/wijzigen');
				await expect(heading).toHaveText(m.replace.title);
				await page.getByLabel(m.profile.current).fill(password);
				password = `kwikstaart ${language} trompet 8`;
				await page.getByLabel(m.replace.label).fill(password);
				await looked();
				await press(m.replace.confirm);
				await expect(page).toHaveURL('/wachtwoord/gewijzigd');
				await expect(page.getByText(m.replace.doneTitle)).toBeVisible();

				await page.goto('/e-mail/wijzigen');
				await page.getByLabel(m.profile.email, { exact: true }).fill(address);
				await page.getByLabel(m.profile.current).fill(password);
				await looked();
				await press(m.profile.emailPage.confirm);
				await expect(page).toHaveURL('/e-mail/verstuurd');
				const { links } = await mailbox.next(address, exactly(m.mail.verifyAddress.subject));
				await page.goto(links[0] ?? '');
				await expect(heading).toHaveText(m.profile.confirmPage.title);
				await looked();
				await press(m.profile.confirmPage.button);
				await expect(heading).toHaveText(m.profile.confirmPage.doneTitle);

				await page.goto('/wachtwoord-vergeten');
				await page.getByLabel(m.signIn.loginName).fill(address);
				await press(m.recovery.send);
				await expect(heading).toHaveText(m.recovery.sentTitle);
				const reset = await mailbox.next(address, exactly(m.mail.resetPassword.subject));
				expect(reset.mail.text).toContain(m.mail.hello('Ardalan'));
				await page.goto(reset.links[0] ?? '');
				await expect(heading).toHaveText(m.recovery.newTitle);
				password = `fietsbel ${language} paraplu 9`;
				await page.getByLabel(m.replace.label).fill(password);
				await looked();
				await press(m.replace.confirm);
				await expect(page).toHaveURL('/nieuw-wachtwoord/klaar');
				await expect(page.getByText(m.recovery.doneTitle)).toBeVisible();
				await mailbox.next(address, exactly(m.mail.passwordChanged.subject));

				await page.goto('/aanmelden');
				await page.getByLabel(m.signIn.loginName).fill(address);
				await press(m.signIn.next);
				await page.getByLabel(m.signIn.password, { exact: true }).fill(password);
				await press(m.signIn.submit);
				await expect(page).toHaveURL('/dashboard');
			});
	});

const exactly = (subject: string) => new RegExp(`^${subject.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
