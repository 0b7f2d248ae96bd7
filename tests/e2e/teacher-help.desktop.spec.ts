import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectDashboard } from './pupils';
import { JUF, signInStaff } from './staff';

// Four pages in three browsers, and a code of an app that may have to be waited for.
test.setTimeout(90_000);

const ASK = 'Vraag hulp aan je juf of meester';

/** A device that was never here before. */
const newDevice = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

async function askHelp(child: Page, username: string): Promise<string> {
	await child.goto(`/${username}`);
	await child.getByRole('button', { name: ASK }).click();
	await expect(child.getByRole('heading', { level: 1 })).toHaveText(
		'Toon deze cijfers aan je juf of meester'
	);
	const digits = (await child.locator('[data-await-help]').textContent()) ?? '';
	expect(digits).toMatch(/^[1-9][0-9]$/);
	return digits;
}

test('the teacher lets in the device that shows the digits, and no other', async ({
	browser,
	page: teacher
}) => {
	await signInStaff(teacher, JUF, '/schoolloket/leerid-beheer?status=active');
	const [child, prankster] = [await newDevice(browser), await newDevice(browser)];
	const links = teacher.locator('table a[href*="/leerling/"]');
	await links.first().click();
	const username = (await teacher.locator('dd[translate="no"]').first().textContent())?.trim() ?? '';
	await askHelp(prankster, username);
	const digits = await askHelp(child, username);

	await teacher.getByRole('link', { name: 'Help bij het aanmelden' }).click();
	await teacher.getByRole('button', { name: digits, exact: true }).click();
	await teacher.getByRole('button', { name: 'Laat binnen' }).click();
	await expect(teacher.getByRole('status')).toContainText('De leerling kan op dat toestel naar binnen');

	await expect(prankster.getByRole('heading', { level: 1 })).toHaveText(ASK, { timeout: 15_000 });
	await child.getByRole('button', { name: 'Ga naar binnen' }).click({ timeout: 15_000 });
	await expectDashboard(child);

	await teacher.goto(`${teacher.url().replace(/\/hulp.*/, '')}?tab=history`);
	await expect(teacher.getByText('Aangemeld met hulp van de leerkracht.')).toBeVisible();
});

test('a name that nobody has gets digits like any other', async ({ page }) => {
	await askHelp(page, 'niemand.vraagt.hulp');
});
