import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName } from './clean-name';

test.each([
	['  Gastón  ', 'Gastón'],
	['Gasto\u0301n', 'Gastón'],
	['Su\u0308heda', 'Süheda'],
	["D'hondt", "D'hondt"],
	['De\u00a0 Boel', 'De Boel'],
	['Jan\tPeeters\r\n', 'Jan Peeters'],
	['Jan \u200b Peeters', 'Jan Peeters'],
	['\ufeffIvica', 'Ivica'],
	['\u202eaciv\u202cI', 'acivI'],
	['Eva\u0000', 'Eva'],
	['Eva\ud800', 'Eva'],
	['E\u200cva', 'Eva'],
	['علی\u200cرضا', 'علی\u200cرضا'],
	['Đặng Thị Ngọc Ánh', 'Đặng Thị Ngọc Ánh'],
	['O', 'O'],
	['\u200b\u200e ', '']
])('%j is kept as %j', (text, name) => {
	expect(cleanName(text)).toBe(name);
});

test('cleaning a clean name changes nothing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const once = cleanName(text);
			expect(cleanName(once)).toBe(once);
		})
	);
});
