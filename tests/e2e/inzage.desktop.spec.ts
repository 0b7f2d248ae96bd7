import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './pupils.ts';
import { DIRECTIE, OPERATOR, signInStaff } from './staff.ts';

async function save(page: Page, name: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name }).click();
	return (await (await download).path()) ?? '';
}

test('a director answers a request of access, and the file says so to the next who asks', async ({
	page
}) => {
	test.setTimeout(150_000);
	await signInStaff(page, DIRECTIE, '/schoolloket/inzage');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vraag om inzage');
	await expectAccessible(page);
	await page.getByLabel('Welke leerling?').fill('ab');
	await page.getByRole('button', { name: 'Zoek' }).click();
	const pupil = page.getByRole('main').getByRole('listitem').getByRole('link').first();
	const name = (await pupil.textContent())?.replace(/ \(.*/, '') ?? '';
	await pupil.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Inzage voor ${name}`);
	await expectAccessible(page);

	const pdf = await readFile(await save(page, 'Download als pdf'));
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	const found = JSON.parse(await readFile(await save(page, 'Download als JSON'), 'utf8')) as {
		scope: string;
		sections: Record<string, Record<string, string>[]>;
	};
	expect(found.scope).toBe('school');
	expect(`${found.sections.pupil?.[0]?.givenName} ${found.sections.pupil?.[0]?.familyName}`).toBe(name);
	// The pdf before it, and the look at the pupil.
	expect(found.sections.reads?.map(({ what }) => what)).toContain('export');

	await page.goto('/schoolloket/lek');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lek');
	await page.getByRole('checkbox', { name: 'Alleen wat als bestand weggehaald is' }).check();
	await page.getByLabel('Tot', { exact: true }).fill('2099-01-01T00:00');
	await page.getByRole('button', { name: 'Toon' }).click();
	await expect(page.getByRole('row').filter({ hasText: name })).toContainText('inzage');
	await expectAccessible(page);
});

test('a school reports wrong data, the operator answers, and the register shows what is erased', async ({
	page,
	browser
}) => {
	test.setTimeout(150_000);
	const text = `Er staat een verkeerde naam (${Date.now()}).`;
	await signInStaff(page, DIRECTIE, '/schoolloket/meldingen');
	await page.getByRole('button', { name: 'Verstuur de melding' }).click();
	await expect(page.getByRole('link', { name: 'Kies wat er niet klopt.' })).toBeVisible();
	await page.getByLabel('Wat klopt er niet?').selectOption('Een naam');
	const wrong = page.getByLabel('Wat staat er, en wat moet er staan?');
	const long = 'te lang '.repeat(251);
	await wrong.fill(long);
	await page.getByRole('button', { name: 'Verstuur de melding' }).click();
	await expect(page.getByRole('link', { name: 'Dit is langer dan 2.000 tekens.' })).toBeVisible();
	await expect(wrong).toHaveValue(long);
	await wrong.fill(text);
	await page.getByRole('button', { name: 'Verstuur de melding' }).click();
	await expect(page.getByText('Je melding is genoteerd.')).toBeVisible();
	await expect(page.getByText(text)).toBeVisible();
	await expectAccessible(page);

	const context = await browser.newContext();
	const other = await context.newPage();
	await signInStaff(other, OPERATOR, '/beheer/meldingen');
	await expect(other.getByText(text)).toBeVisible();
	await expectAccessible(other);
	const panel = other.locator('section').filter({ hasText: text });
	await panel.getByLabel('Antwoord aan de school').fill(long);
	await panel.getByRole('button', { name: 'Afgehandeld' }).click();
	await expect(panel.getByLabel('Antwoord aan de school')).toHaveValue(long);
	await expectAccessible(other);
	await panel.getByLabel('Antwoord aan de school').fill('Verbeterd.');
	await panel.getByRole('button', { name: 'Afgehandeld' }).click();
	await expect(other.getByText(text)).toBeHidden();
	await other.goto('/beheer/register');
	await expect(other.getByRole('row').filter({ hasText: 'Klasinformatie' }).first()).toContainText('1 jaar');
	await expectAccessible(other);
	await context.close();

	await page.reload();
	await expect(page.getByText('Verbeterd.')).toBeVisible();
	await page.goto('/privacy');
	await page.getByRole('link', { name: 'Het hele register' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register van verwerkingen');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Protocol over klasinformatie' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Protocol over klasinformatie');
	await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
	await expectAccessible(page);
});
