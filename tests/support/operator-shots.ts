import type { Page } from 'playwright';
import { OPERATOR, SUPPLIER } from '../e2e/staff.ts';
import { follow, type Shot } from './shot.ts';

const PAGES = [
	'aanlevering',
	'afzenders',
	'dubbels',
	'inzage',
	'klasinformatie',
	'lek',
	'mandaten',
	'meldingen',
	'overname',
	'register',
	'toestand'
];

/** A file with something new, something refused and a school that is unknown. */
const ENROLLMENTS = `instellingsnummer;stamnummer;voornaam;naam;administratieve_groep;hoofdstructuur;inschrijving_van
3;990001;Fien;Aanlevering;3de leerjaar;211;2026-09-01
3;990002;Mats;Aanlevering;3de leerjaar;211;2026-02-30
999999;1;Nore;Aanlevering;3de leerjaar;211;2026-09-01
`;

const openApplication = (page: Page) => follow(page, '/beheer/applicaties/', 'table');

/** What the operator and a supplier can see. */
export const operatorShots: Shot[] = (
	[
		{ name: 'beheer-overzicht', path: '/beheer', staff: OPERATOR },
		...PAGES.map((page) => ({ name: `beheer-${page}`, path: `/beheer/${page}`, staff: OPERATOR })),
		{
			name: 'beheer-aanlevering-wacht',
			path: '/beheer/aanlevering',
			staff: OPERATOR,
			act: dryRun
		},
		{ name: 'api', path: '/api/docs' },
		{ name: 'beheer-applicaties', path: '/beheer/applicaties', staff: OPERATOR },
		{ name: 'beheer-applicatie', path: '/beheer/applicaties', staff: OPERATOR, act: openApplication },
		{
			name: 'beheer-applicatie-verbinding',
			path: '/beheer/applicaties',
			staff: OPERATOR,
			act: async (page) => {
				await openApplication(page);
				await page.goto(`${new URL(page.url()).pathname}/verbinding`);
			}
		},
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

async function dryRun(page: Page): Promise<void> {
	await page.getByLabel('Alleen wijzigingen').check();
	await page.getByLabel('Bestand', { exact: true }).setInputFiles({
		name: 'inschrijvingen.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(ENROLLMENTS)
	});
	await page.getByRole('button', { name: 'Opladen' }).click();
	await page.getByText('wacht op jou', { exact: true }).waitFor({ timeout: 45_000 });
}
