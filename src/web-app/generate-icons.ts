// `node src/web-app/generate-icons.ts`: the icons of the installed app, as PNG, from the drawings in static/icons.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../start/prerequisites.mjs';

const folder = join(import.meta.dirname, '..', '..', 'static', 'icons');
/** iOS puts no paper behind an icon, so its icon is the one that fills the square. */
const ICONS = [
	{ from: 'icon', to: 'icon', size: 192 },
	{ from: 'icon', to: 'icon', size: 512 },
	{ from: 'maskable', to: 'maskable', size: 512 },
	{ from: 'monochrome', to: 'monochrome', size: 512 },
	{ from: 'maskable', to: 'apple-touch', size: 180 }
];

const browser = await chromium.launch({
	executablePath: findChromium(chromium.executablePath()) ?? undefined,
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
});
for (const { from, to, size } of ICONS) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	const svg = readFileSync(join(folder, `${from}.svg`), 'utf8');
	await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
	writeFileSync(join(folder, `${to}-${size}.png`), await page.screenshot({ omitBackground: true }));
	await page.close();
}
await browser.close();
