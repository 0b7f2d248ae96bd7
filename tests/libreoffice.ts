// Opens the Excel file of a print in LibreOffice and compares what it shows with what was put in:
// node tests/libreoffice.ts      (needs soffice; npm test does without, by a reader of its own)
// Then saves it as CSV and opens that again, because a name that begins like a formula would come to life there.
import { parse } from 'csv-parse/sync';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { sampleCards } from './support/sample-cards.ts';

const PUPILS = 1_000;
const HOSTILE = [
	'=HYPERLINK("http://evil.example";"klik")',
	'=1+1',
	'+32 470 12 34 56',
	'-2+3',
	'@SUM(A1:A9)',
	'＝1+1',
	"'; drop table pupils; --",
	'"aan""halingen"',
	'komma, punt; komma',
	'<script>alert(1)</script>',
	'0032',
	'1E5',
	'TRUE',
	'1/2',
	'محمد',
	'A'.repeat(200)
];

const root = join(import.meta.dirname, '..');
const vite = await createServer({
	configFile: false,
	root,
	resolve: { alias: { $lib: join(root, 'src/lib') } },
	server: { middlewareMode: true, hmr: false, ws: false },
	appType: 'custom',
	logLevel: 'error'
});
const folder = mkdtempSync(join(tmpdir(), 'leerid-libreoffice-'));
try {
	const { accountsXlsx } = await vite.ssrLoadModule('/src/lib/server/cards/print/accounts-xlsx.ts');
	const { inert } = await vite.ssrLoadModule('/src/lib/domain/desk/inert.ts');
	const cards = sampleCards(PUPILS).map((card, i) => ({
		...card,
		familyName: HOSTILE[i % HOSTILE.length] ?? '',
		stamnummer: String(i).padStart(7, '0')
	}));
	const expected = cards.map(
		({ givenName, familyName, className, groupName, stamnummer, username, secret, readableUrl }) =>
			[
				...[givenName, familyName, className ?? '', groupName, stamnummer, username],
				...['text' in secret ? secret.text : null, readableUrl]
			].map((value) => value && inert(value))
	);
	writeFileSync(join(folder, 'leerid-accounts.xlsx'), await accountsXlsx(cards));

	const opened = convert('leerid-accounts.xlsx');
	assert.equal(opened.length, PUPILS + 1);
	assert.deepEqual(opened[0]?.slice(0, 2), ['Voornaam', 'Naam']);
	opened.slice(1).forEach((row, i) => assertRow(row, expected[i] ?? []));

	// As somebody does who saves it as CSV for another program: that opens it without knowing that all of it is text.
	renameSync(join(folder, 'leerid-accounts.csv'), join(folder, 'again.csv'));
	const again = convert('again.csv', 'ods');
	for (const [i, row] of again.slice(1).entries()) {
		const name = expected[i]?.[1] ?? '';
		// A number is read as a number there, which harms nobody; nothing is reckoned out.
		if (!/^[\d/]|^TRUE$/.test(name)) assert.equal(row[1], name);
	}
	console.log(`${PUPILS} rows are in LibreOffice what was put in, also once saved as CSV and opened again`);
} finally {
	rmSync(folder, { recursive: true, force: true });
	await vite.close();
}

/** Cells as LibreOffice shows them; by way of another format first, when `through` names one. */
function convert(file: string, through?: string): string[][] {
	const run = (source: string, format: string, ...more: string[]) =>
		execFileSync(
			'soffice',
			[
				'--headless',
				`-env:UserInstallation=file://${folder}/profile`,
				...more,
				'--convert-to',
				format,
				'--outdir',
				folder,
				source
			],
			{ cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }
		);
	const name = file.replace(/\.\w+$/, '');
	if (through) run(file, through, '--infilter=CSV:44,34,76,1');
	// Commas, double quotes, UTF-8, from the first line, cells as shown.
	run(through ? `${name}.${through}` : file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true');
	return parse(readFileSync(join(folder, `${name}.csv`)), { bom: true, relax_column_count: true });
}

function assertRow(row: readonly string[], wanted: readonly (string | null)[]): void {
	for (const [i, value] of wanted.entries()) if (value !== null) assert.equal(row[i], value);
}
