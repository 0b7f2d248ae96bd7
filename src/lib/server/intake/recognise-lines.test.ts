import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KnownLines } from './known-lines';
import { JUDGE, recogniserOf } from './recognise-lines';

const key = (byte: number) => ({ id: 'k', bytes: new Uint8Array(32).fill(byte) });
const FILE = { header: ['stamnummer', 'naam'], delimiter: ';' };
const hashOf = (row: string, file = FILE, byte = 1) => recogniserOf(key(byte), file, null).recognise(row, 1);

test('a line has another hash under another key, header or sign between cells', () => {
	const all = [
		hashOf('1;Ada'),
		hashOf('1;Ada '),
		hashOf('1;Ada', { ...FILE, header: ['stamnummer', 'voornaam'] }),
		hashOf('1;Ada', { ...FILE, header: ['stamnummer;naam'] }),
		hashOf('1;Ada', { ...FILE, delimiter: ',' }),
		hashOf('1;Ada', FILE, 2)
	];
	expect(new Set(all).size).toBe(all.length);
	for (const hash of all) expect(hash).toMatch(/^[0-9a-f]{32}$/);
	expect(hashOf('1;Ada')).toBe(all[0]);
});

test('each of many lines is known once, with its own enrollment; no other is', () => {
	const rows = Array.from({ length: 5000 }, (_, i) => `${i};Kind`);
	const ids = rows.map(() => randomBytes(16).toString('hex'));
	const entries = Buffer.from(rows.map((row, i) => `${hashOf(row)}${ids[i]}`).join(''), 'hex');
	// The last one twice: read before and after it was moved in its table.
	const known = new KnownLines(new Uint8Array([...entries, ...entries.subarray(-32)]));
	const { recognise } = recogniserOf(key(1), FILE, known);
	rows.forEach((row, i) => expect(recognise(row, i)).toBeNull());
	expect(known.waiting).toBe(rows.length);
	expect(recognise('7;Kind', 9999)).toBe(hashOf('7;Kind'));
	expect(recognise('5000;Kind', 5000)).toBe(hashOf('5000;Kind'));
	const seen = known.takeSeen();
	expect([...seen.lines]).toEqual(rows.map((_, i) => i));
	expect(Buffer.from(seen.enrollmentIds).toString('hex')).toBe(ids.join(''));
	expect(Buffer.from(seen.lineHashes).toString('hex')).toBe(rows.map((row) => hashOf(row)).join(''));
	expect(known.waiting).toBe(0);
});

test('nothing is known where nothing is', () => {
	expect(recogniserOf(key(1), FILE, new KnownLines(new Uint8Array())).recognise('1;Ada', 1)).toBe(
		hashOf('1;Ada')
	);
});

/** What `readEnrollmentRow` goes by, and what `stageRows` makes of it. */
const MODULES = [
	...['clean-name', 'level-of', 'national-number', 'parse-day', 'roster-row', 'row-cells', 'school-year'].map(
		(name) => `../../domain/roster/${name}.ts`
	),
	...['split-csv.ts', 'stage-rows.ts']
];
/** Of the text of these modules, by judge. */
const READ_BY: Readonly<Record<number, string>> = { 1: '8b5b702dc766240d' };

test('who changes what a line is taken to say raises JUDGE, so that every line is judged again', () => {
	const text = MODULES.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
	const digest = createHash('sha256').update(text.join('\0')).digest('hex').slice(0, 16);
	expect(
		READ_BY[JUDGE],
		'A module that judges lines was changed. If a line may now say something else, raise JUDGE and add this digest; if not, only change the digest.'
	).toBe(digest);
});
