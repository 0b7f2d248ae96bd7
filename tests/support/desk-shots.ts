import type { Page } from 'playwright';
import { BEHEER, DIRECTIE, givePassword, SCHOOL_3 } from '../e2e/staff.ts';
import { follow, type Shot } from './shot.ts';

const DESK = '/schoolloket';
/** Pupils about whom there is something to see. */
const ACTIVE = `${DESK}/leerid-beheer?status=actief`;
/** Pupils for whom accounts can be made. */
const NEW = `${DESK}/leerid-beheer?status=geen-account`;

const openPupil = (page: Page) => follow(page, '/leerling/', 'table');

/** What a school can see. */
export const deskShots: Shot[] = (
	[
		{ name: 'loket-aanmelden', path: `${DESK}/aanmelden` },
		{
			name: 'loket-tweede_stap',
			path: `${DESK}/aanmelden`,
			act: async (page) => {
				await givePassword(page, BEHEER.email);
				await page.waitForURL('**/tweede-stap*');
			}
		},
		{ name: 'loket-instelling', path: `${DESK}/wijzig-instelling`, staff: BEHEER },
		{ name: 'loket-leerlingen', path: `${DESK}/leerid-beheer`, staff: SCHOOL_3 },
		{
			name: 'loket-leerlingen-niemand',
			path: `${DESK}/leerid-beheer`,
			staff: SCHOOL_3,
			act: async (page) => {
				await page.getByLabel('zoek op stamnummer, naam of voornaam').fill('niemandheetzo');
				await page.getByRole('button', { name: 'Zoek' }).click();
				await page.getByRole('heading', { name: 'Geen leerlingen gevonden' }).waitFor();
			}
		},
		{
			name: 'loket-leerlingen-gekozen',
			path: ACTIVE,
			staff: SCHOOL_3,
			act: (page) => page.getByLabel('Selecteer alle leerlingen op deze pagina').check()
		},
		{ name: 'loket-reeks-ontwerp', path: NEW, staff: SCHOOL_3, act: draftBatch },
		{
			name: 'loket-reeks-klaar',
			path: NEW,
			staff: SCHOOL_3,
			act: async (page) => {
				await draftBatch(page);
				await page.getByRole('button', { name: 'Bewaren en afdrukken' }).click();
				await page.getByText('LeerID’s zijn aangemaakt').waitFor({ timeout: 60_000 });
			}
		},
		{ name: 'loket-leerling', path: ACTIVE, staff: SCHOOL_3, act: openPupil },
		{
			name: 'loket-leerling-geschiedenis',
			path: ACTIVE,
			staff: SCHOOL_3,
			act: async (page) => {
				await openPupil(page);
				await page.goto(`${new URL(page.url()).pathname}?tab=history`);
			}
		},
		{
			name: 'loket-leerling-waarom',
			path: ACTIVE,
			staff: SCHOOL_3,
			act: async (page) => {
				await openPupil(page);
				await page.goto(`${new URL(page.url()).pathname}/waarom`);
			}
		},
		{
			name: 'loket-leerling-aanpassen',
			path: ACTIVE,
			staff: SCHOOL_3,
			act: async (page) => {
				await openPupil(page);
				await page.getByText('Pas aanmeldgegevens aan').click();
			}
		},
		{
			name: 'loket-leerling-hulp',
			path: ACTIVE,
			staff: SCHOOL_3,
			act: async (page) => {
				await openPupil(page);
				await page.goto(`${new URL(page.url()).pathname}/hulp`);
			}
		},
		{ name: 'loket-hulp', path: `${DESK}/leerid-beheer/hulp`, staff: SCHOOL_3 },
		{
			name: 'loket-leenkaart',
			path: ACTIVE,
			staff: SCHOOL_3,
			act: async (page) => {
				await openPupil(page);
				await page.goto(`${new URL(page.url()).pathname}/leenkaart`);
			}
		},
		{
			name: 'loket-leenkaarten',
			path: `${DESK}/leerid-beheer/leenkaarten`,
			staff: SCHOOL_3,
			act: async (page) => {
				await page.getByLabel('Hoeveel?').fill('3');
				await page.getByRole('button', { name: 'Maak leenkaarten' }).click();
				await page.getByText('Druk ze nu af').waitFor();
			}
		},
		{ name: 'loket-schooljaar', path: `${DESK}/schooljaar`, staff: SCHOOL_3 },
		{
			name: 'loket-inzage',
			path: `${DESK}/inzage`,
			staff: DIRECTIE,
			act: async (page) => {
				await page.getByLabel('Welke leerling?').fill('ab');
				await page.getByRole('button', { name: 'Zoek' }).click();
				await follow(page, '/inzage/');
			}
		},
		{ name: 'loket-meldingen', path: `${DESK}/meldingen`, staff: DIRECTIE },
		{
			name: 'loket-lek',
			path: `${DESK}/lek`,
			staff: DIRECTIE,
			act: async (page) => {
				await page.getByLabel('Tot', { exact: true }).fill('2099-01-01T00:00');
				await page.getByRole('button', { name: 'Toon' }).click();
				await page.locator('table').waitFor();
			}
		},
		{ name: 'loket-wachtwoord_vergeten', path: `${DESK}/wachtwoord-vergeten` },
		{ name: 'loket-instellingen', path: `${DESK}/schoolinstellingen`, staff: DIRECTIE },
		{ name: 'loket-instellingen-delen', path: `${DESK}/schoolinstellingen/delen`, staff: DIRECTIE },
		{ name: 'loket-instellingen-wisa', path: `${DESK}/schoolinstellingen/wisa`, staff: DIRECTIE },
		{ name: 'loket-gebruikers', path: `${DESK}/gebruikers`, staff: DIRECTIE },
		{ name: 'loket-instellingen-klassen', path: `${DESK}/schoolinstellingen/klassen`, staff: SCHOOL_3 },
		{ name: 'loket-verdeling', path: `${DESK}/gebruikers/verdeling`, staff: DIRECTIE },
		{ name: 'loket-mijn_account', path: `${DESK}/mijn-account`, staff: DIRECTIE },
		{ name: 'loket-applicaties', path: `${DESK}/applicatiebeheer`, staff: DIRECTIE },
		{ name: 'loket-applicaties-groepen', path: `${DESK}/applicatiebeheer/groepen`, staff: DIRECTIE },
		{ name: 'loket-applicaties-leerlingen', path: `${DESK}/applicatiebeheer/leerlingen`, staff: DIRECTIE },
		{
			name: 'loket-applicaties-groep',
			path: `${DESK}/applicatiebeheer/groepen`,
			staff: DIRECTIE,
			act: (page) => follow(page, '/groepen/')
		},
		{
			name: 'loket-applicaties-leerling',
			path: `${DESK}/applicatiebeheer/leerlingen`,
			staff: DIRECTIE,
			act: (page) => follow(page, '/leerlingen/')
		},
		{
			name: 'loket-applicatie',
			path: `${DESK}/applicatiebeheer`,
			staff: DIRECTIE,
			act: (page) => follow(page, '/applicatie/')
		},
		{ name: 'loket-afmelden', path: `${DESK}/afmelden`, staff: DIRECTIE }
	] satisfies Shot[]
).map((shot) => ({ ...shot, lightOnly: true }));

/** A handful, since the picture shows no more. */
async function draftBatch(page: Page): Promise<void> {
	for (const box of (await page.locator('tbody input[type=checkbox]').all()).slice(0, 8)) await box.check();
	await page.getByRole('button', { name: 'Maak LeerID’s aan' }).click();
	await page.waitForURL('**/reeks/**');
}
