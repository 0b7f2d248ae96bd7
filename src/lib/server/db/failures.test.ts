import { expect, test } from 'vitest';
import { isUnavailable, violatedConstraint } from './failures';

const wrapped = (cause: unknown) => new Error('Failed query', { cause: new Error('again', { cause }) });

test.each([
	[{ code: '23505', constraint: 'accounts_username_key' }, 'accounts_username_key'],
	[{ code: '23503', constraint_name: 'accounts_pupil_fk' }, 'accounts_pupil_fk'],
	[{ code: '23502', column: 'name' }, null],
	[{ code: '42P01', constraint: 'x' }, null],
	[{ code: 23505 }, null],
	['23505', null],
	[null, null]
])('%j names the constraint %s', (error, name) => {
	expect(violatedConstraint(wrapped(error))).toBe(name);
});

test.each([
	[{ code: 'ECONNREFUSED' }, true],
	[{ code: 'CONNECTION_CLOSED' }, true],
	[{ code: '57P01' }, true],
	// A standby that nobody promoted yet: whoever connected to it can only read.
	[{ code: '25006' }, true],
	[{ code: '57P03' }, true],
	[{ code: '08006' }, true],
	[{ code: '53300' }, true],
	[new Error('PGlite is closed'), true],
	[{ code: '57014' }, false],
	[{ code: '23505' }, false],
	[new Error('x'), false],
	[undefined, false]
])('%j means the database is away: %s', (error, away) => {
	expect(isUnavailable(error)).toBe(away);
	expect(isUnavailable(wrapped(error))).toBe(away);
});

test('an error that is its own cause does not go on for ever', () => {
	const error: { cause?: unknown } = {};
	error.cause = error;
	expect(isUnavailable(error)).toBe(false);
});
