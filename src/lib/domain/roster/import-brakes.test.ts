import { expect, test } from 'vitest';
import { brakesOf, coversChange } from './import-brakes';

test.each([
	[{ known: 100, changed: 0, deregistered: 10 }, []],
	[{ known: 100, changed: 0, deregistered: 11 }, ['many-deregistered']],
	[{ known: 100, changed: 75, deregistered: 0 }, []],
	[{ known: 100, changed: 76, deregistered: 0 }, ['many-changed']],
	[{ known: 100, changed: 76, deregistered: 11 }, ['many-deregistered', 'many-changed']],
	[{ known: 0, changed: 0, deregistered: 0 }, []], // the first file of a school
	[{ known: 0, changed: 0, deregistered: 1 }, ['many-deregistered']]
] as const)('%o waits for %j', (change, brakes) => {
	expect(brakesOf(change)).toEqual(brakes);
});

test('a yes covers as much as was shown, and no more', () => {
	const shown = { known: 100, changed: 80, deregistered: 20 };
	expect(coversChange(shown, { known: 100, changed: 80, deregistered: 19 })).toBe(true);
	expect(coversChange(shown, { known: 100, changed: 80, deregistered: 21 })).toBe(false);
	expect(coversChange(shown, { known: 100, changed: 81, deregistered: 20 })).toBe(false);
});
