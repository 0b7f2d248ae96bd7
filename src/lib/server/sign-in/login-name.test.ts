import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLoginName } from './login-name';

const named = (username: string) => ({ kind: 'username', username });

test.each([
	['gaston.logie', named('gaston.logie')],
	['  Gaston.Logie\t', named('gaston.logie')],
	['GASTÓN.LOGIE', named('gaston.logie')],
	['gaston\u200b.lo\u202egie', named('gaston.logie')], // zero width and right-to-left marks
	['ｇａｓｔｏｎ', named('gaston')],
	['Gaston@Voorbeeld.be ', { kind: 'email', email: 'Gaston@Voorbeeld.be' }],
	['', 'missing'],
	[' \u00a0\u200b', 'missing'],
	['gaston logie', 'impossible'],
	['admin', 'impossible'],
	["' or 1=1 --", 'impossible'],
	['<img src=x onerror=alert(1)>', 'impossible'],
	['гастон', 'impossible'], // Cyrillic
	['🦊🦊', 'impossible'],
	['@', 'impossible'],
	[`${'a'.repeat(250)}@b.be`, 'impossible'], // longer than an address can be
	['a'.repeat(51), 'impossible']
])('%j is read as %j', (typed, expected) => {
	expect(readLoginName(typed)).toEqual(expected);
});

test('whatever is typed there is an answer, and a username fits in an address', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (typed) => {
			const name = readLoginName(typed);
			if (typeof name === 'object' && name.kind === 'username')
				expect(name.username).toMatch(/^[a-z0-9._-]{2,50}$/);
		})
	);
	// Without a bound it would come to no end.
	expect(readLoginName('a.'.repeat(5_000_000))).toEqual(readLoginName('a.'.repeat(5_000)));
});
