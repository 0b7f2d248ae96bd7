// `node tests/load/cards.ts [cards]`: how long the cards of a big school take, as a ratio to encoding the same QR codes
// and nothing else, with file sizes and peak memory. Builds the printing code as production does: bundled, with the
// packages left in `node_modules`. Fails beyond the limits below.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Outcome } from './measure-cards.ts';

const MEGABYTE = 1024 * 1024;
/** Time of all files as a multiple of the QR codes, and megabytes of memory and of the largest file. */
const LIMITS = { ratio: 12, memory: 200, file: 1 };
const root = join(import.meta.dirname, '../..');
/** Inside the project, so that the bundle finds the packages as it will in production. */
const outDir = join(root, 'node_modules/.cache/load-cards');
const [cards = '1000'] = process.argv.slice(2);

await build({
	configFile: false,
	root,
	logLevel: 'error',
	resolve: { alias: { $lib: join(root, 'src/lib') } },
	build: { ssr: join(import.meta.dirname, 'measure-cards.ts'), outDir, emptyOutDir: true }
});
const output = execFileSync(process.execPath, [join(outDir, 'measure-cards.js'), cards]);
rmSync(outDir, { recursive: true });

const { encoding, files, memory }: Outcome = JSON.parse(output.toString());
console.log(`${cards} cards; their QR codes alone: ${encoding.toFixed(0)} ms`);
for (const { name, milliseconds, bytes } of files) {
	const ratio = (milliseconds / encoding).toFixed(2);
	console.log(`${name.padEnd(32)} ${ratio.padStart(6)} x  ${(bytes / MEGABYTE).toFixed(2).padStart(5)} MB`);
}
const ratio = files.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / encoding;
const largest = Math.max(...files.map(({ bytes }) => bytes)) / MEGABYTE;
console.log(`together ${ratio.toFixed(2)} x, peak memory ${(memory / MEGABYTE).toFixed(0)} MB`);
if (ratio > LIMITS.ratio || memory > LIMITS.memory * MEGABYTE || largest > LIMITS.file) {
	console.error('over the limit', LIMITS);
	process.exitCode = 1;
}
