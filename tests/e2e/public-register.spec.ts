import { expect, test } from '@playwright/test';

test('the tables of the public register read as at the desk', async ({ page }, { project }) => {
	await page.goto('/privacy/register');
	const cell = page.getByRole('cell').first();
	const told = await cell.evaluate((td) => getComputedStyle(td, '::before').content);
	const [end, next] = await page
		.getByRole('row')
		.nth(1)
		.evaluate((row) => [...row.children].slice(0, 2).map((one) => getComputedStyle(one).paddingInlineStart));
	if (project.name === 'phone') {
		// Each cell says its column.
		expect(told).toBe('"Leverancier"');
	} else {
		// Two cells never touch.
		expect(parseFloat(end!)).toBeGreaterThan(4);
		expect(parseFloat(next!)).toBeGreaterThan(4);
	}
});
