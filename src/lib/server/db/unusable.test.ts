import { expect, test } from 'vitest';
import { explainUnusable } from './unusable';

const say = (code: string) =>
	explainUnusable(
		Object.assign(new Error('as the driver says it'), { code }),
		'postgres://leerid:geheim@db:5432/leerid',
		'DATABASE_URL'
	)?.message;

test.each([
	[
		'28P01',
		/^The database at db:5432 refuses the user or the password: make that role, or correct DATABASE_URL\.$/
	],
	['3D000', /has no database leerid: create it/],
	['53300', /has no connection left: raise max_connections, or lower DATABASE_POOL or WORKERS, or correct/],
	['ECONNREFUSED', /does not answer: start it/]
])('what %s means is said with its remedy, and without the password', (code, sentence) => {
	expect(say(code)).toMatch(sentence);
	expect(say(code)).not.toContain('geheim');
});

test('an error that is no matter of reaching it is not explained', () => {
	expect(say('42P01')).toBeUndefined();
});
