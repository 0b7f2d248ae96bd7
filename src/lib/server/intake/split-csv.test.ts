import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCsv, type CsvRecord } from './split-csv';
import { UnreadableFile } from './unreadable-file';

const MAX = 200;

async function* pieces(text: string, size: number) {
	for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function split(text: string, size: number, newline: '\n' | '\r' = '\n') {
	const rows: { line: number; cells: string[] }[] = [];
	for await (const chunk of splitCsv(pieces(text, size), { delimiter: ';', newline, maxRowLength: MAX }))
		rows.push(...chunk);
	return rows;
}
const refusalOf = (text: string, size: number) =>
	split(text, size).then(
		() => null,
		(error: unknown) => (error instanceof UnreadableFile ? error.refusal : Promise.reject(error as Error))
	);

/** What the reader that we had before makes of it, which follows RFC 4180 to the letter. */
const asLibrary = (text: string) =>
	parse(text, { delimiter: ';', info: true, relax_column_count: true, skip_empty_lines: true }).map((row) => {
		const { record, info } = row as unknown as { record: string[]; info: { lines: number } };
		return { line: info.lines, cells: record };
	});

const cell = fc.string({
	unit: fc.constantFrom('a', 'ë', '"', ';', '\n', ' ', '', '\u{1f600}'),
	maxLength: 8
});
const written = (value: string, quoted: boolean) =>
	quoted || /[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

test('whatever is written by the rules is read as a reader of the rules reads it, however it is cut', async () => {
	const file = fc.record({
		rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
		end: fc.constantFrom('\n', '\r\n'),
		isLastEnded: fc.boolean(),
		size: fc.integer({ min: 1, max: 40 })
	});
	await fc.assert(
		fc.asyncProperty(file, async ({ rows, end, isLastEnded, size }) => {
			const lines = rows.map((row) => row.map(([value, quoted]) => written(value, quoted)).join(';'));
			const text = lines.join(end) + (isLastEnded ? end : '');
			expect(await split(text, size)).toEqual(asLibrary(text));
		}),
		{ numRuns: 500 }
	);
});

test('a file that ends its lines as old Macs did is read too', async () => {
	expect(await split('a;b\rc;d\r', 3, '\r')).toEqual([
		{ line: 1, cells: ['a', 'b'] },
		{ line: 2, cells: ['c', 'd'] }
	]);
});

test.each([
	['a quote in the middle', 'a;b\nc;d"e\n', { reason: 'stray-quote', line: 2 }],
	['text behind a quote', 'a;b\n"c"d;e\n', { reason: 'stray-quote', line: 2 }],
	['a quote never closed', 'a;b\n\n"c;d\n', { reason: 'unclosed-quote', line: 3 }],
	['a quote never closed in a long file', `a\n"b\n${'c\n'.repeat(MAX)}`, { reason: 'row-too-long', line: 2 }],
	['a row too long', `a\n${'b'.repeat(MAX + 1)}\n`, { reason: 'row-too-long', line: 2 }],
	['a row too long without an end', `a\n${'b'.repeat(MAX + 1)}`, { reason: 'row-too-long', line: 2 }]
])('%s is refused at its line, however it is cut', async (_, text, refusal) => {
	for (const size of [1, 7, 1_000]) expect(await refusalOf(text, size)).toEqual(refusal);
});

// Cut anew at each of its lines it would take hours, in which nobody else is answered.
test('a cell with very many lines behind very many cells is cut in one go', async () => {
	const count = 100_000;
	const text = `${'"a";'.repeat(count)}"${'\n'.repeat(2 * count)}"\nb\n`;
	const rows: CsvRecord[] = [];
	for await (const chunk of splitCsv(pieces(text, text.length), {
		...{ delimiter: ';', newline: '\n', maxRowLength: text.length }
	}))
		rows.push(...chunk);
	expect(rows.map(({ line, cells }) => [line, cells.length])).toEqual([
		[2 * count + 1, count + 1],
		[2 * count + 2, 1]
	]);
});

test('a row is asked after as it stands there, with its line, and is passed over or carries what was answered', async () => {
	const text = 'a;b\r\n\n"x\ny";z\nknown;1\n"known";2\nlast;3';
	for (const size of [1, 4, 1000]) {
		const asked: [string, number][] = [];
		const rows: unknown[] = [];
		for await (const chunk of splitCsv(pieces(text, size), {
			...{ delimiter: ';', newline: '\n', maxRowLength: MAX },
			recognise(row, line) {
				asked.push([row, line]);
				return row.includes('known') ? null : `hash of ${line}`;
			}
		}))
			rows.push(...chunk);
		expect(asked).toEqual([
			['a;b', 1],
			['"x\ny";z', 4],
			['known;1', 5],
			['"known";2', 6],
			['last;3', 7]
		]);
		expect(rows).toEqual([
			{ line: 1, cells: ['a', 'b'], lineHash: 'hash of 1' },
			{ line: 4, cells: ['x\ny', 'z'], lineHash: 'hash of 4' },
			{ line: 7, cells: ['last', '3'], lineHash: 'hash of 7' }
		]);
	}
});
