import type { Page } from 'playwright';
import { BEHEER, DIRECTIE, givePassword, OPERATOR, SCHOOL_3, SUPPLIER } from '../e2e/staff.ts';
import type { Shot } from './shot.ts';

const DESK = '/schoolloket';
/** Pupils about whom there is something to see. */
const ACTIVE = `${DESK}/leerid-beheer?status=actief`;

const OPERATOR_PAGES = [
	'aanlevering',
	'afzenders',
	'dubbels',
	'inzage',
	'klasinformatie',
	'lek',
	'mandaten',
	'meldingen',
	'register',
	'toestand'
];

/** What a school, a supplier and the operator can see. */
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
			path: `${DESK}/leerid-beheer?zoek=niemandheetzo`,
			staff: SCHOOL_3
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
				await page.locator('main li a').first().click();
				await page.waitForURL('**/inzage/**');
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
		{ name: 'loket-gebruikers', path: `${DESK}/gebruikers`, staff: DIRECTIE },
		{ name: 'loket-verdeling', path: `${DESK}/gebruikers/verdeling`, staff: DIRECTIE },
		{ name: 'loket-mijn_account', path: `${DESK}/mijn-account`, staff: DIRECTIE },
		{ name: 'loket-applicaties', path: `${DESK}/applicatiebeheer`, staff: DIRECTIE },
		{ name: 'loket-applicaties-groepen', path: `${DESK}/applicatiebeheer/groepen`, staff: DIRECTIE },
		{
			name: 'loket-applicatie',
			path: `${DESK}/applicatiebeheer`,
			staff: DIRECTIE,
			act: async (page) => {
				await page.locator('main a[href*="/applicatie/"]').first().click();
				await page.waitForURL('**/applicatie/**');
			}
		},
		{ name: 'beheer-overzicht', path: '/beheer', staff: OPERATOR },
		...OPERATOR_PAGES.map((page) => ({ name: `beheer-${page}`, path: `/beheer/${page}`, staff: OPERATOR })),
		{ name: 'api', path: '/api/docs' },
		{ name: 'beheer-applicaties', path: '/beheer/applicaties', staff: OPERATOR },
		{ name: 'beheer-nieuw', path: '/beheer/applicaties/nieuw', staff: OPERATOR },
		{
			name: 'beheer-nieuw-fout',
			path: '/beheer/applicaties/nieuw',
			staff: OPERATOR,
			act: (page) => page.locator('main form button:not([type=button])').last().click()
		},
		{ name: 'beheer-mijn_applicatie', path: '/beheer/mijn-applicatie', staff: SUPPLIER }
	] satisfies Shot[]
).map((shot) => ({ ...shot, lightOnly: true }));

async function openPupil(page: Page): Promise<void> {
	await page.locator('table a[href*="/leerling/"]').first().click();
	await page.waitForURL('**/leerling/**');
}
