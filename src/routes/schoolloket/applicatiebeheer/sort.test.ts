import type { SchoolApplicationRow } from '$lib/server/desk/applications';
import { expect, test } from 'vitest';
import { readSorting, sortedBy, sortRows } from './sort';

const row = (
	name: string,
	groupCount: number,
	leeridCount: number,
	wholeSchool = false
): SchoolApplicationRow => ({
	id: name,
	name,
	supplier: '',
	logo: null,
	suspended: false,
	groupCount,
	wholeSchool,
	leeridCount
});
const rows = [
	row('Bednet', 4, 29),
	row('Élan', 0, 50, true),
	row('Automatus', 9, 42),
	row('Columbus', 4, 29)
];
const names = (address: string) =>
	sortRows(rows, readSorting(new URLSearchParams(address))).map(({ name }) => name);

test.each([
	['', ['Automatus', 'Bednet', 'Columbus', 'Élan']],
	['sorteer=-naam', ['Élan', 'Columbus', 'Bednet', 'Automatus']],
	['sorteer=-leerids', ['Élan', 'Automatus', 'Bednet', 'Columbus']],
	['sorteer=groepen', ['Bednet', 'Columbus', 'Automatus', 'Élan']],
	['sorteer=wachtwoord', ['Automatus', 'Bednet', 'Columbus', 'Élan']]
])('the address %j sorts as asked', (address, expected) => {
	expect(names(address)).toEqual(expected);
});

test('a head turns its own order round', () => {
	const byName = readSorting(new URLSearchParams());
	expect(sortedBy(byName, 'naam')).toBe('?sorteer=-naam');
	expect(sortedBy(byName, 'leerids')).toBe('?sorteer=-leerids');
	expect(sortedBy({ column: 'leerids', descending: true }, 'leerids')).toBe('?sorteer=leerids');
});
