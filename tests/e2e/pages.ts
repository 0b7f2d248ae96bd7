import { type Page } from '@playwright/test';
import { ABDULGHANI, ARDALAN, expectDashboard, signIn } from './pupils.ts';

/** Every address that a pupil can come by without a session, the ones that go wrong among them. */
export const OPEN_PAGES = [
	'/',
	'/?afgemeld',
	'/?verlopen',
	'/scan',
	'/aanmelden',
	'/aanmelden/passkey',
	`/${ARDALAN.username}`,
	`/${ABDULGHANI.username}`,
	`/${ARDALAN.username}/hulp`,
	'/k/0000000000000',
	'/wachtwoord-vergeten',
	'/wachtwoord-vergeten/verstuurd',
	'/nieuw-wachtwoord',
	'/e-mail-bevestigen/onbekend',
	'/afgemeld',
	'/interactie/onbekend',
	'/oidc/auth?client_id=onbekend',
	'/hulp',
	'/privacy',
	'/toegankelijkheid',
	'/netwerkcheck',
	'/toestel',
	'/niets/hier',
	`/${'x'.repeat(9000)}`
];

/** What a pupil with an own password finds in the portal. */
export const OWN_PAGES = [
	'/dashboard',
	'/profiel',
	'/profiel/passkeys',
	'/e-mail/wijzigen',
	'/e-mail/vraag',
	'/wachtwoord/wijzigen',
	'/wachtwoord/gewijzigd',
	'/geschiedenis',
	'/waar-ben-ik-aangemeld',
	'/wat-weet-deze-app',
	'/afmelden'
];

/** Signs in as the pupil of `OWN_PAGES`. The words on the way are Dutch: choose a language afterwards. */
export async function enterPortal(page: Page): Promise<void> {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
}

/** As if the language was chosen on a page before. */
export async function speak(page: Page, language: string, baseURL: string | undefined): Promise<void> {
	await page.context().addCookies([{ name: 'leerid_language', value: language, url: baseURL }]);
}

/** A name of a page that fits in the title of a test or step. */
export const short = (path: string) => (path.length > 60 ? `${path.slice(0, 20)}…` : path);
