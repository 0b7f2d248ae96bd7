import { expect, test } from 'vitest';
import { listAddress, pageCount, readListQuery, searchWords, sortedBy } from './list-query';

/** Sealed by writing it backwards; what does not end in a full stop was sealed by nobody. */
const open = (sealed: string) => (sealed.startsWith('.') ? [...sealed.slice(1)].reverse().join('') : '');
const read = (text: string) => readListQuery(new URLSearchParams(text), open);

test.each([
	'',
	'?zoek=.sleinad+%C3%ABoz',
	'?groep=6c0f8ef5-5ab0-4c7a-8d2a-3f35b5bd4f5e&status=geen-account&type=basis&sorteer=-stamnummer&pagina=3',
	'?status=tijdelijk',
	'?klas=3A1+%26+co&type=basis',
	'?sorteer=-naam'
])('the address %s is read and written back as it was', (address) => {
	expect(listAddress(read(address))).toBe(address);
});

test.each([
	'zoek=102938', // typed into the address by hand
	'pagina=0',
	'pagina=-1',
	'pagina=1e9',
	'pagina=x',
	'status=toString',
	'type=admin',
	'sorteer=-id;drop'
])('%s is as if nothing was asked', (text) => {
	expect(read(text)).toEqual(read(''));
});

test('a column is sorted upward first, and turned round the second time; both begin at page 1', () => {
	const query = read('pagina=4&zoek=.naj');
	const first = sortedBy(query, 'groep');
	expect(query.search).toBe('jan');
	expect(first).toBe('?zoek=.naj&sorteer=groep');
	expect(sortedBy(read(first), 'groep')).toBe('?zoek=.naj&sorteer=-groep');
	expect(sortedBy(read(''), 'naam')).toBe('?sorteer=-naam');
});

test('what is searched is bounded, whatever was typed', () => {
	expect(read(`zoek=.${'a'.repeat(10_000)}`).search).toHaveLength(100);
	expect(searchWords('a b c d e f g h i j')).toHaveLength(8);
	expect(searchWords('  Zoe\u0308   Daniëls ')).toEqual(['Zoë', 'Daniëls']);
});

test.each([
	[0, 1],
	[50, 1],
	[51, 2],
	[200, 4]
])('%i rows take %i pages', (rows, pages) => {
	expect(pageCount(rows)).toBe(pages);
});
