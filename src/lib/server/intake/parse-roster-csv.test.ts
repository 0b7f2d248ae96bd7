import { expect, test } from 'vitest';
import { MAX_ROWS, parseRosterCsv } from './parse-roster-csv';
import { MAX_COLUMNS, MAX_ROW_LENGTH } from './read-csv';

const COLUMNS = ['stamnummer', 'naam'];
const parse = (text: string) => parseRosterCsv(text, COLUMNS);

async function* bytes(...parts: (string | Uint8Array)[]) {
	for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}

test.each([
	['commas', 'stamnummer,naam\n007,Daniëls\n'],
	['tabs', 'stamnummer\tnaam\n007\tDaniëls\n'],
	['semicolons', 'stamnummer;naam\n007;Daniëls\n'],
	['a BOM', '\ufeffstamnummer;naam\n007;Daniëls\n'],
	['carriage returns and no last newline', 'stamnummer;naam\r\n007;Daniëls'],
	['quotes', '"stamnummer","naam"\n"007","Daniëls"\n'],
	['capitals and spaces in the header', ' Stamnummer ;NAAM\n007;Daniëls\n'],
	['empty lines', '\n\nstamnummer,naam\n\n007,Daniëls\n\n']
])('a file with %s is read', async (_, text) => {
	const fromText = await parse(text);
	expect(fromText).toMatchObject({
		rows: [{ cells: { stamnummer: '007', naam: 'Daniëls' } }],
		malformed: []
	});
	expect(await parseRosterCsv(bytes(text), COLUMNS)).toEqual(fromText);
});

test('a name with a comma, a quote and a line break survives, and lines are counted', async () => {
	const parsed = await parse('stamnummer,naam\n1,"D""hondt,\nJan"\n2,Peeters\n');
	expect(parsed).toEqual({
		rows: [
			{ line: 3, cells: { stamnummer: '1', naam: 'D"hondt,\nJan' } },
			{ line: 4, cells: { stamnummer: '2', naam: 'Peeters' } }
		],
		malformed: []
	});
});

test('in a file with semicolons a comma belongs to the name', async () => {
	expect(await parse('stamnummer;naam\n1;Peeters, Jan\n')).toMatchObject({
		rows: [{ cells: { naam: 'Peeters, Jan' } }]
	});
});

test('a character cut in two by the network is put together again', async () => {
	const whole = new TextEncoder().encode('stamnummer;naam\n1;Ë\n');
	const cut = whole.indexOf(0xc3) + 1;
	const parsed = await parseRosterCsv(bytes(whole.slice(0, cut), whole.slice(cut)), COLUMNS);
	expect(parsed).toMatchObject({ rows: [{ cells: { naam: 'Ë' } }] });
});

test('a row with a cell too many or too few is named, the others stand', async () => {
	expect(await parse('stamnummer,naam\n1,A,x\n2\n3,C\n')).toEqual({
		rows: [{ line: 4, cells: { stamnummer: '3', naam: 'C' } }],
		malformed: [
			{ line: 2, column: null, reason: 'wrong-column-count' },
			{ line: 3, column: null, reason: 'wrong-column-count' }
		]
	});
});

test.each([
	['nothing', '', { reason: 'empty' }],
	['only white lines', '\n\n\n', { reason: 'empty' }],
	['a column too few', 'stamnummer;voornaam\n1;A\n', { reason: 'missing-column', column: 'naam' }],
	['a column twice', 'stamnummer;naam;Naam\n1;A;B\n', { reason: 'repeated-column', column: 'naam' }],
	['a quote never closed', 'stamnummer;naam\n1;"A\n2;B\n', { reason: 'unclosed-quote' }],
	['a quote inside a name', 'stamnummer;naam\n1;D"hondt\n', { reason: 'stray-quote' }],
	['text after a quote', 'stamnummer;naam\n1;"D"hondt\n', { reason: 'stray-quote' }],
	['too many columns', `stamnummer;naam${';x'.repeat(MAX_COLUMNS)}\n`, { reason: 'too-many-columns' }],
	['a row too long', `stamnummer;naam\n1;${'x'.repeat(2 * MAX_ROW_LENGTH)}\n`, { reason: 'row-too-long' }],
	['ten thousand columns', `stamnummer;naam${';kolom'.repeat(10_000)}\n`, { reason: 'too-many-columns' }],
	['1 MB without a line end', 'x'.repeat(1_000_000), { reason: 'row-too-long' }],
	['an open quote before 1 MB', `stamnummer;naam\n1;"${'x\n'.repeat(500_000)}`, { reason: 'row-too-long' }]
])('a file with %s is refused', async (_, text, refusal) => {
	expect(await parse(text)).toMatchObject({ refusal });
});

test('a file in Windows-1252 is read, however it is cut', async () => {
	const latin = new Uint8Array(Buffer.from('stamnummer;naam\n1;Daniëls\n2;Öztürk €\n', 'latin1'));
	latin[latin.length - 2] = 0x80; // the euro sign, which latin1 does not have
	const expected = { rows: [{ cells: { naam: 'Daniëls' } }, { cells: { naam: 'Öztürk €' } }] };
	for (let cut = 1; cut < latin.length; cut++)
		expect(await parseRosterCsv(bytes(latin.slice(0, cut), latin.slice(cut)), COLUMNS)).toMatchObject(
			expected
		);
});

test('a file that is UTF-8 here and Windows-1252 there is refused, not misread', async () => {
	const mixed = Buffer.concat([
		Buffer.from('stamnummer;naam\n1;Daniëls\n', 'utf8'),
		Buffer.from('2;Öztürk\n', 'latin1')
	]);
	for (let cut = 1; cut < mixed.length; cut++)
		expect(await parseRosterCsv(bytes(mixed.subarray(0, cut), mixed.subarray(cut)), COLUMNS)).toEqual({
			refusal: { reason: 'mixed-encoding' }
		});
});

test('a file cut off in the middle of a character is refused', async () => {
	const cut = new TextEncoder().encode('stamnummer;naam\n1;Ë').slice(0, -1);
	expect(await parseRosterCsv(bytes(cut), COLUMNS)).toEqual({ refusal: { reason: 'mixed-encoding' } });
});

test('a file with more rows than fit is refused', async () => {
	const text = `stamnummer;naam\n${'1;A\n'.repeat(MAX_ROWS + 1)}`;
	expect(await parse(text)).toMatchObject({ refusal: { reason: 'too-many-rows' } });
});

test('an error of the source is thrown, not taken for a bad file', async () => {
	async function* broken() {
		yield new TextEncoder().encode('stamnummer;naam\n1;A\n');
		throw new Error('connection lost');
	}
	await expect(parseRosterCsv(broken(), COLUMNS)).rejects.toThrow('connection lost');
});
