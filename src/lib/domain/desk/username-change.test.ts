import { expect, test } from 'vitest';
import { readUsername } from './username-change';

test.each([
	['Gastón.Logie', 'gaston.logie'],
	['  gaston.logie\u200f ', 'gaston.logie']
])('%s is read as %s', (typed, username) => {
	expect(readUsername(typed)).toEqual({ username });
});

test.each([
	['', 'missing'],
	['gaston@school.be', 'at-sign'],
	['a'.repeat(51), 'too-long'],
	['admin', 'reserved'],
	['gaston logie', 'impossible'],
	['гастон', 'impossible'],
	['<script>', 'impossible']
])('%s is refused as %s', (typed, refusal) => {
	expect(readUsername(typed)).toEqual({ refusal });
});
