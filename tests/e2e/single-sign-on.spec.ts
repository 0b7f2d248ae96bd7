import { expect, test, type Page } from '@playwright/test';
import {
	ABDULGHANI,
	ARDALAN,
	choosePictures,
	expectAccessible,
	expectDashboard,
	givePassword,
	openMenu,
	signIn,
	signInWithPictures
} from './pupils.ts';
import { BEA, openDesk } from './secretary.ts';

/** The demo applications: on the port after ours, and on another site. */
function applicationAt(slug: string): string {
	const { baseURL = '' } = test.info().project.use;
	return `http://127.0.0.1:${Number(new URL(baseURL).port) + 1}/${slug}`;
}

/** What an application shows that received the claims of who signed in. */
async function expectSignedInAt(page: Page, slug: string, givenName: string): Promise<void> {
	await expect(page).toHaveURL(applicationAt(slug));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Dag ${givenName}`);
}

const claim = (page: Page, name: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** Every document that the browser shows on the way, by path. */
function followPages(page: Page): string[] {
	const paths: string[] = [];
	page.on('framenavigated', (frame) => {
		if (frame === page.mainFrame()) paths.push(new URL(frame.url()).pathname);
	});
	return paths;
}

test('who starts at an application signs in with pictures and is back there; the next asks nothing', async ({
	page
}) => {
	await page.goto(applicationAt('automatus'));
	await expect(page).toHaveURL('/');
	await expectAccessible(page);
	await page.goto(`/${ABDULGHANI.username}`);
	await choosePictures(page, ABDULGHANI.pictures);
	await page.getByRole('button', { name: 'Aanmelden' }).click();
	await expectSignedInAt(page, 'automatus', 'Abdulghani');
	await expect(claim(page, 'amr')).toContainText('pic');
	await expect(claim(page, 'family_name')).toHaveCount(0);
	const sub = await claim(page, 'sub').first().locator('td').textContent();

	const paths = followPages(page);
	await page.goto(applicationAt('kabas'));
	await expectSignedInAt(page, 'kabas', 'Abdulghani Bogdan');
	await expect(claim(page, 'schools')).toContainText('6de leerjaar');
	expect(await claim(page, 'sub').first().locator('td').textContent()).not.toBe(sub);
	// Our own page that sends the browser on is in between; none of those that ask something.
	expect(paths.filter((path) => !/^\/(kabas|interactie\/[\w-]+|oidc\/auth\/[\w-]+)$/.test(path))).toEqual([]);
});

test('a tile opens an application signed in, also one that pushes its requests and proves itself with a key', async ({
	page
}) => {
	await signInWithPictures(page);
	await page.getByRole('link', { name: 'Scoodle' }).click();
	await expectSignedInAt(page, 'scoodle', 'Abdulghani');
	await page.goto('/dashboard');
	await page.getByRole('link', { name: 'Vlaamse toetsen' }).click();
	await expectSignedInAt(page, 'vlaamse-toetsen', 'Abdulghani');
	await expect(claim(page, 'vo_orgcode')).toContainText('2');
});

test('a username the application gave along skips the page that asks for it', async ({ page }) => {
	const started = page.waitForRequest((request) => request.url().includes('/oidc/auth?'));
	await page.goto(applicationAt('automatus'));
	const address = new URL((await started).url());
	address.searchParams.set('login_hint', ARDALAN.username);
	await page.goto(address.href);
	await expect(page).toHaveURL(`/${ARDALAN.username}`);
	await givePassword(page, ARDALAN.password);
	await expectSignedInAt(page, 'automatus', 'Ardalan');
	await expect(claim(page, 'amr')).toContainText('pwd');
});

test('an application that the school did not give: a friendly page, and the application hears it', async ({
	page
}) => {
	await signIn(page, ARDALAN);
	await expectDashboard(page);
	await page.goto(applicationAt('bosatlas-online'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Bosatlas Online staat nog niet voor jou klaar'
	);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Terug naar Bosatlas Online' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aanmelden is niet gelukt');
	await expect(page.getByText('access_denied')).toBeVisible();
	await page.getByRole('link', { name: 'Naar LeerID' }).click();
	await expectDashboard(page);
});

test('signing out at the portal signs out at the applications, each with a tick', async ({ page }) => {
	await signInWithPictures(page);
	for (const slug of ['automatus', 'i-learn']) {
		await page.goto(applicationAt(slug));
		await expectSignedInAt(page, slug, 'Abdulghani');
	}
	await page.goto('/dashboard');
	await openMenu(page);
	await page.getByRole('button', { name: 'Afmelden' }).click();
	await expect(page).toHaveURL(/\/afgemeld/);
	await expect(page.getByText('Je bent overal afgemeld.')).toBeVisible({ timeout: 15_000 });
	const applications = page.getByRole('main').getByRole('listitem');
	await expect(applications).toHaveText([/Automatus/, /i-Learn/]);
	for (const item of await applications.all()) await expect(item).toHaveAttribute('data-met', 'true');
	await expectAccessible(page);

	await page.goto(applicationAt(''));
	await expect(page.getByText('✓ aangemeld')).toHaveCount(0);
	await page.goto(applicationAt('automatus'));
	await expect(page).toHaveURL('/');
});

test('signing out everywhere from an application ends the portal and the others', async ({ page }) => {
	await signInWithPictures(page);
	for (const slug of ['scoodle', 'automatus']) {
		await page.goto(applicationAt(slug));
		await expectSignedInAt(page, slug, 'Abdulghani');
	}
	await page.getByRole('button', { name: 'Overal afmelden' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je bent afgemeld bij Automatus');
	await expect(async () => {
		await page.goto(applicationAt(''));
		await expect(page.getByText('✓ aangemeld')).toHaveCount(0, { timeout: 100 });
	}).toPass();
	await page.goto('/dashboard');
	await expect(page).not.toHaveURL('/dashboard');
});

test('whoever signs out at one application stays signed in at the others', async ({ page }) => {
	await signInWithPictures(page);
	await page.goto(applicationAt('automatus'));
	await expectSignedInAt(page, 'automatus', 'Abdulghani');
	await page.getByRole('button', { name: 'Alleen hier afmelden' }).click();
	await expect(page.getByText('Bij LeerID en bij je andere applicaties ben je nog aangemeld.')).toBeVisible();
	await page.getByRole('link', { name: 'Aanmelden met LeerID' }).click();
	await expectSignedInAt(page, 'automatus', 'Abdulghani');
});

test('what cannot be told to an application is told on a page of ours', async ({ page }) => {
	const started = page.waitForRequest((request) => request.url().includes('/oidc/auth?'));
	await page.goto(applicationAt('automatus'));
	const good = (await started).url();
	for (const [parameter, value, title] of [
		['redirect_uri', `${applicationAt('automatus')}/terug/`, 'Deze applicatie is niet goed ingesteld'],
		['client_id', 'automatuss', 'Deze applicatie kan niet met LeerID aanmelden']
	] as const) {
		const address = new URL(good);
		address.searchParams.set(parameter, value);
		const answer = await page.goto(address.href);
		expect(answer?.status()).toBe(400);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expectAccessible(page);
		await expect(page.getByRole('link', { name: 'Naar Mijn Dashboard' })).toBeVisible();
	}
	await page.goto('/interactie/bestaat-niet');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dit duurde te lang');
	await expectAccessible(page);
});

test('a temporary password is replaced on the way, an address may be added, and the way is not lost', async ({
	page,
	browser
}, { project }) => {
	const username = project.name === 'phone' ? 'nele.vermeulen' : 'kerem.sahin';
	const password = await newTemporaryPassword(
		await browser.newPage({ baseURL: project.use.baseURL }),
		username
	);
	await page.goto(applicationAt('smartschool'));
	await expect(page).toHaveURL('/');
	await signIn(page, { username, password });
	await expect(page).toHaveURL('/wachtwoord/wijzigen');
	// Another application in between leads to the same page.
	await page.goto(applicationAt('automatus'));
	await expect(page).toHaveURL('/wachtwoord/wijzigen');
	await expect(page.getByRole('button', { name: 'Bevestig wachtwoord' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Nieuw wachtwoord' }).fill('kastanje-fietsbel-93');
	await page.getByRole('button', { name: 'Bevestig wachtwoord' }).click();

	await expect(page).toHaveURL('/e-mail/vraag');
	await expectAccessible(page);
	if (project.name === 'phone') {
		await page.getByRole('button', { name: 'Nee, nu niet' }).click();
	} else {
		await page.getByRole('link', { name: 'Voeg een e-mailadres toe' }).click();
		await page.getByLabel('E-mailadres', { exact: true }).fill('kerem@voorbeeld.be');
		await page.getByLabel('Je huidige wachtwoord').fill('kastanje-fietsbel-93');
		await page.getByRole('button', { name: 'Bevestig e-mailadres' }).click();
		await expect(page).toHaveURL('/e-mail/verstuurd');
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Ga verder' }).click();
	}
	await expectSignedInAt(page, 'automatus', project.name === 'phone' ? 'Nele' : 'Kerem');
	await page.goto(applicationAt('smartschool'));
	await expectSignedInAt(page, 'smartschool', project.name === 'phone' ? 'Nele' : 'Kerem');
});

/** Has the desk make one, and reads it there. */
async function newTemporaryPassword(desk: Page, username: string): Promise<string> {
	await openDesk(desk, BEA, 'BRUSSEL-STAD - TEST School 2');
	await desk.goto('/schoolloket/leerid-beheer');
	await desk.getByLabel('zoek op stamnummer, naam of voornaam').fill(username.replace('.', ' '));
	await desk.getByRole('button', { name: 'Zoek' }).click();
	await desk.getByRole('rowheader').getByRole('link').first().click();
	await desk.getByText('Pas aanmeldgegevens aan').click();
	await desk.getByRole('button', { name: 'nieuw gevorderd wachtwoord' }).click();
	await expect(desk.getByText('1 nieuw wachtwoord is gemaakt')).toBeVisible({ timeout: 20_000 });
	const password = await desk.locator('tbody td code').textContent();
	await desk.close();
	return password ?? '';
}
