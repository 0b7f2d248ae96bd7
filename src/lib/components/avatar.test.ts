import { expect, test } from 'vitest';
import { initialsOf, toneOf, TONES } from './avatar';

test.each([
	['Justine de Groot', 'JD'],
	['  Zoë   Daniëls ', 'ZD'],
	['Ömer', 'Ö'],
	['e\u0301lise Van den Broeck', 'E\u0301V'], // a letter with a loose accent is one letter
	['محمد علي', 'مع'],
	['', '']
])('the initials of "%s" are %s', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('a name keeps its colour', () => {
	expect(toneOf('Justine de Groot')).toBe(toneOf('Justine de Groot'));
});

test('a class of names uses every colour', () => {
	const names = Array.from({ length: 60 }, (_, i) => `Leerling ${i}`);
	expect(new Set(names.map(toneOf))).toEqual(new Set(Array.from({ length: TONES }, (_, i) => i)));
});
