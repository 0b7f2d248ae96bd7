import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { smallPng } from './small-png.ts';

/** The way in, from left to right. */
const PARTS = ['start-320', 'plaatjes-5-320', 'dashboard-320'];

const STYLE = `
	body { margin: 0; padding: 20px 35px; display: flex; gap: 20px; background: #dfeeee; }
	div { width: 300px; height: 520px; overflow: hidden; border-radius: 16px; box-shadow: 0 2px 10px #0003; }
	img { width: 300px; display: block; }`;

/** Puts pictures that were taken side by side, as the README shows them at its top. */
export async function takeOverview(browser: Browser, folder: string): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 1010, height: 560 } });
	const pictures = PARTS.map((name) => readFileSync(join(folder, `${name}.png`)).toString('base64'));
	await page.setContent(
		`<style>${STYLE}</style>` +
			pictures.map((picture) => `<div><img src="data:image/png;base64,${picture}"></div>`).join('')
	);
	writeFileSync(join(folder, 'overview.png'), smallPng(await page.screenshot()));
	await page.close();
}
