import { expect, test } from 'vitest';
import { filterKinds } from './data-reads';
import { readListQuery } from './list-query';

test.each([
	['', []],
	['zoek=Gast%C3%B3n', ['search']],
	['zoek=logie&groep=7&status=actief&type=basis', ['search', 'group', 'status', 'type']],
	['sorteer=-naam&pagina=3', []]
])('a list asked with ?%s is remembered as %j, and never what was typed', (address, kinds) => {
	const found = filterKinds(readListQuery(new URLSearchParams(address), String));
	expect(found).toEqual(kinds);
	expect(found.join()).not.toMatch(/gast|logie|7/i);
});
