import { expect, test } from 'vitest';
import { levelOf } from './level-of';

test.each([
	['111', 'kleuter'],
	['121', 'buitengewoon-basis'],
	['211', 'lager'],
	['221', 'buitengewoon-basis'],
	['311', 'secundair'],
	['312', 'secundair'],
	['321', 'buitengewoon-secundair'],
	['316', null], // part-time arts education
	['413', null], // higher education
	['3de leerjaar', null],
	['constructor', null],
	['', null]
])('the hoofdstructuur %s gives the level %s', (code, level) => {
	expect(levelOf(code)).toBe(level);
});
