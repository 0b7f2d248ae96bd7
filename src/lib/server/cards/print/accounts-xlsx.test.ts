import { sampleCards } from '$tests/sample-cards';
import { readZip } from '$tests/zip';
import { expect, test } from 'vitest';
import { cardsZip, printCards } from '.';
import { inert } from '$lib/domain/desk/inert';
import { accountsXlsx } from './accounts-xlsx';

interface Cell {
	type: string | undefined;
	value: string;
}

const unescape = (xml: string) =>
	xml
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

/** The cells of the one sheet, row by row, read from the file's own XML. */
function readSheet(xlsx: Uint8Array): { rows: Cell[][]; sheet: string } {
	const files = readZip(xlsx);
	expect([...files.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(1);
	const sheet = files.get('xl/worksheets/sheet1.xml')!.toString();
	const strings = [
		...files
			.get('xl/sharedStrings.xml')!
			.toString()
			.matchAll(/<si>(.*?)<\/si>/gs)
	].map(([, si]) => unescape(si!.replace(/<[^>]+>/g, '')));
	const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
		const cells: Cell[] = Array.from({ length: 8 }, () => ({ type: undefined, value: '' }));
		for (const [, attributes, content = ''] of row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
			const column = /r="([A-H])\d+"/.exec(attributes!)![1]!;
			const type = / ?t="(\w+)"/.exec(attributes!)?.[1];
			const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? '';
			const value = type === 's' ? strings[Number(raw)]! : unescape(raw);
			cells['ABCDEFGH'.indexOf(column)] = { type, value };
		}
		return cells;
	});
	return { rows, sheet };
}

test('one header row with stable names, frozen, and every cell is text', async () => {
	const cards = sampleCards(4);
	const { rows, sheet } = readSheet(await accountsXlsx(cards));
	expect(rows[0]!.map(({ value }) => value)).toEqual([
		'Voornaam',
		'Naam',
		'Klas',
		'Administratieve groep',
		'Stamnummer',
		'Gebruikersnaam',
		'Wachtwoord',
		'URL'
	]);
	expect(rows).toHaveLength(5);
	expect(sheet).toContain('state="frozen"');
	expect(sheet).not.toMatch(/<f[ >]|<mergeCell/);
	for (const { type, value } of rows.flat()) if (value) expect(type).toBe('s');
	expect(rows[2]!.map(({ value }) => value)).toEqual(
		expect.arrayContaining(['00001', 'leerling.1', 'https://mijn.leerid.be/leerling.1'])
	);
});

test('a picture password is only on the card, and the file says so', async () => {
	const [pictures, word] = sampleCards(2);
	const { rows } = readSheet(await accountsXlsx([pictures!, word!]));
	expect(rows[1]![6]!.value).toBe('zie kaartje');
	expect(rows[2]![6]!.value).toBe('text' in word!.secret && word!.secret.text);
});

test.each([
	['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
	['@SUM(A1)', "'@SUM(A1)"],
	['+32', "'+32"],
	['-2+3', "'-2+3"],
	['\t=1+1', "'=1+1"],
	['\r=1+1', "'=1+1"],
	['\u0000=1+1', "'=1+1"],
	['  =1+1', "'=1+1"],
	['\uff1d1+1', "'\uff1d1+1"],
	['00945', '00945'],
	["'s Gravesande", "'s Gravesande"],
	['Anne-Marie', 'Anne-Marie'],
	['<script>', '<script>'],
	['', '']
])('%j is written as %j', (name, written) => {
	expect(inert(name)).toBe(written);
});

test('a name that looks like a formula is written as text with an apostrophe, also in the sheet', async () => {
	const [card] = sampleCards(1);
	const names = { givenName: '=1+1', familyName: '\u0000@SUM(A1)', stamnummer: '-5' };
	const { rows } = readSheet(await accountsXlsx([{ ...card!, ...names }]));
	expect(rows[1]!.slice(0, 2)).toEqual([
		{ type: 's', value: "'=1+1" },
		{ type: 's', value: "'@SUM(A1)" }
	]);
	expect(rows[1]![4]).toEqual({ type: 's', value: "'-5" });
});

test('an empty class gives the header alone', async () => {
	expect(readSheet(await accountsXlsx([])).rows).toHaveLength(1);
});

test('the ZIP holds all files whole, under safe names', async () => {
	const at = new Date('2026-08-31T08:00:00Z');
	const zip = cardsZip(printCards({ cards: sampleCards(3), schoolName: '../De/Zonnebloem', at }), at);
	const files = readZip(new Uint8Array(await new Response(zip).arrayBuffer()));
	expect([...files.keys()]).toEqual([
		'leerid-accounts.xlsx',
		'leerid-kaartjes-A4.pdf',
		'leerid-stickers-105x48.pdf',
		'leerid-uitdeellijst.pdf',
		'leerid-testafdruk.pdf'
	]);
	for (const [name, bytes] of files) {
		expect(bytes.toString('latin1', 0, 4)).toBe(name.endsWith('.pdf') ? '%PDF' : 'PK\u0003\u0004');
	}
	expect(readSheet(files.get('leerid-accounts.xlsx')!).rows).toHaveLength(4);
});
