import type { Page } from 'playwright';
import { follow, give, OWN, PICTURES, press, tap, TEMPORARY, WORD, WRONG, type Shot } from './shot.ts';

/** What a pupil can see, page by page and state by state. */
export const pupilShots: Shot[] = [
	{ name: 'start', path: '/' },
	{ name: 'start-afgemeld', path: '/?afgemeld' },
	{ name: 'start-talen', path: '/', act: (page) => page.locator('summary').first().click() },
	{
		name: 'start-stemloos',
		path: '/',
		act: (page) => sayVoiceless(page)
	},
	{ name: 'scan', path: '/scan' },
	{ name: 'scan-geen_camera', path: '/scan', act: noCamera },
	{ name: 'gebruikersnaam', path: '/aanmelden' },
	{ name: 'gebruikersnaam-leeg', path: '/aanmelden', act: (page) => press(page, 'Verder') },
	{
		name: 'gebruikersnaam-onmogelijk',
		path: '/aanmelden',
		act: async (page) => {
			await page.getByRole('textbox').fill('jan de smet');
			await press(page, 'Verder');
		}
	},
	{ name: 'wachtwoord', path: `/${OWN.username}` },
	{ name: 'wachtwoord-fout', path: `/${OWN.username}`, act: (page) => give(page, WRONG) },
	{
		name: 'wachtwoord-wachten',
		path: `/${WORD.username}`,
		act: async (page) => {
			for (let time = 0; time < 8 && !(await page.locator('[data-countdown]').count()); time++)
				await give(page, WRONG);
		}
	},
	{ name: 'wachtwoord-vergeten', path: '/wachtwoord-vergeten' },
	{ name: 'plaatjes-1', path: `/${PICTURES.username}` },
	{ name: 'plaatjes-5', path: `/${PICTURES.username}`, act: (page) => tap(page, PICTURES.words.slice(0, 4)) },
	{ name: 'plaatjes-klaar', path: `/${PICTURES.username}`, act: (page) => tap(page, PICTURES.words) },
	{
		name: 'plaatjes-fout',
		path: `/${PICTURES.username}`,
		act: async (page) => {
			await tap(page, ['vis', ...PICTURES.words.slice(1)]);
			await press(page, 'Aanmelden');
		}
	},
	{ name: 'passkey', path: '/aanmelden/passkey' },
	{ name: 'kaart-ongeldig', path: '/k/7K3M9XQ2ABCDE' },
	{ name: 'fout-404', path: '/bestaat/niet' },
	{ name: 'offline', path: '/offline' },
	{ name: 'hulp', path: '/hulp' },
	{ name: 'privacy', path: '/privacy' },
	{ name: 'privacy-protocol', path: '/privacy/protocol' },
	{ name: 'privacy-register', path: '/privacy/register' },
	{ name: 'toegankelijkheid', path: '/toegankelijkheid' },
	{ name: 'netwerkcheck', path: '/netwerkcheck' },
	{ name: 'toestel', path: '/toestel' },
	{ name: 'toestel-gedeeld', path: '/toestel', kiosk: true },
	{ name: 'dashboard', path: '/dashboard', as: OWN },
	{
		name: 'dashboard-menu',
		path: '/dashboard',
		as: OWN,
		act: (page) => page.locator('summary').last().click()
	},
	{ name: 'afmelden', path: '/afmelden', as: OWN },
	{ name: 'dashboard-kiosk', path: '/dashboard', as: OWN, kiosk: true },
	{
		name: 'dashboard-ben_je_er_nog',
		path: '/dashboard',
		as: OWN,
		kiosk: true,
		act: (page) =>
			page.evaluate(() => document.querySelector<HTMLDialogElement>('[data-still-there]')?.showModal())
	},
	{ name: 'nieuw_wachtwoord', path: '/wachtwoord/wijzigen', as: TEMPORARY },
	{
		name: 'nieuw_wachtwoord-getypt',
		path: '/wachtwoord/wijzigen',
		as: TEMPORARY,
		act: async (page) => {
			await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).pressSequentially('Zeehond&7fanfares');
			await page.locator('[data-strength]').waitFor({ timeout: 30_000 });
		}
	},
	{
		name: 'nieuw_wachtwoord-fout',
		path: '/wachtwoord/wijzigen',
		as: TEMPORARY,
		act: async (page) => {
			await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('kort');
			await press(page, 'Bevestig wachtwoord');
			await page.getByRole('alert').waitFor();
		}
	},
	{
		// The last of this pupil: with an application that waits, the question comes after the temporary password was replaced.
		name: 'e_mail-vraag',
		path: (origin) => applicationAt(origin, 'automatus'),
		as: TEMPORARY,
		act: async (page) => {
			await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('kastanje-fietsbel-93');
			await press(page, 'Bevestig wachtwoord');
			await page.waitForURL('**/e-mail/vraag', { timeout: 30_000 });
		}
	},
	{ name: 'nieuw_wachtwoord-klaar', path: '/wachtwoord/gewijzigd', as: OWN },
	{ name: 'hulp_vragen', path: `/${OWN.username}/hulp` },
	{
		name: 'hulp_vragen-cijfers',
		path: `/${OWN.username}`,
		act: (page) => press(page, 'Vraag hulp aan je juf of meester')
	},
	{ name: 'wachtwoord-vergeten-verstuurd', path: '/wachtwoord-vergeten/verstuurd' },
	{ name: 'e_mail_bevestigen-ongeldig', path: '/e-mail-bevestigen/onbekend' },
	{ name: 'profiel', path: '/profiel', as: OWN },
	{ name: 'profiel-basis', path: '/profiel', as: { ...WORD, password: '29ban9' } },
	{ name: 'profiel-passkeys', path: '/profiel/passkeys', as: OWN },
	{ name: 'profiel-e_mail', path: '/e-mail/wijzigen', as: OWN },
	{ name: 'profiel-wachtwoord', path: '/wachtwoord/wijzigen', as: OWN },
	{ name: 'geschiedenis', path: '/geschiedenis', as: OWN },
	{ name: 'waar_ben_ik_aangemeld', path: '/waar-ben-ik-aangemeld', as: OWN },
	{ name: 'wat_weet_deze_app', path: '/wat-weet-deze-app', as: OWN },
	{
		name: 'wat_weet_deze_app-een',
		path: (origin) => applicationAt(origin, 'automatus'),
		as: OWN,
		act: async (page) => {
			await page.getByRole('heading', { name: /^Dag/ }).waitFor();
			await page.goto('/wat-weet-deze-app');
			await follow(page, '/wat-weet-deze-app/');
		}
	},
	{ name: 'sso-niet_toegewezen', path: (origin) => applicationAt(origin, 'rekenreis'), as: OWN },
	{ name: 'sso-verlopen', path: '/interactie/onbekend' },
	{ name: 'sso-onbekende_applicatie', path: '/oidc/auth?client_id=onbekend' },
	{ name: 'sso-afmelden', path: '/oidc/session/end', as: OWN },
	{ name: 'sso-afgemeld', path: '/afgemeld' },
	{ name: 'deur-te_lang', path: `/${'x'.repeat(9000)}` }
];

/** The demo applications listen on the port after ours. */
const applicationAt = (origin: string, slug: string) =>
	`http://127.0.0.1:${Number(new URL(origin).port) + 1}/${slug}`;

async function sayVoiceless(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Lees voor' }).click();
	await page.getByText('geen Nederlandse stem').waitFor();
}

async function noCamera(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Start de camera' }).click();
	await page.getByText('Geen camera gevonden').waitFor();
}
