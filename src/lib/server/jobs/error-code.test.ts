import { expect, test } from 'vitest';
import { errorCode, errorFacts } from './error-code';
import { JobFailure } from './define-job';

test.each([
	[new JobFailure('school-gone'), 'school-gone'],
	[new Error('Failed query', { cause: Object.assign(new Error('no'), { code: '23505' }) }), '23505'],
	[Object.assign(new Error('x'), { code: 'Zoë heeft een geheim' }), 'Error'],
	[new TypeError('x is not a function'), 'TypeError'],
	['a string', 'unknown'],
	[null, 'unknown']
])('%s is kept as %s', (error, code) => {
	expect(errorCode(error)).toBe(code);
});

test('the log learns where an error happened and not what it says', () => {
	const facts = errorFacts(new Error('params: gaston@school.example'));
	expect(facts.at?.[0]).toMatch(/^at .*error-code\.test\.ts/);
	expect(JSON.stringify(facts)).not.toContain('gaston');
});
