import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { giveWay } from './give-way';

const folder = mkdtempSync(join(tmpdir(), 'leerid-group-'));
afterAll(() => rmSync(folder, { recursive: true }));
const group = join(folder, 'autogroup');

test('a session that nobody gave a priority goes behind others, until it is taken back', () => {
	writeFileSync(group, '/autogroup-42 nice 0\n');
	const takeBack = giveWay(group);
	expect(readFileSync(group, 'utf8')).toBe('5');
	takeBack();
	expect(readFileSync(group, 'utf8')).toBe('0');
});

test('what somebody chose stays', () => {
	writeFileSync(group, '/autogroup-42 nice 10\n');
	giveWay(group)();
	expect(readFileSync(group, 'utf8')).toBe('/autogroup-42 nice 10\n');
});

test('where there are no groups nothing happens', () => {
	expect(() => giveWay(join(folder, 'nothing', 'there'))()).not.toThrow();
});
