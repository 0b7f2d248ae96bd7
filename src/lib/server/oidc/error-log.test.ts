import { expect, test } from 'vitest';
import { plain } from './error-log';

test('the log learns where a query failed, and none of its parameters', () => {
	const cause = new Error('invalid byte sequence\nparams: emma.peeters');
	const error = new Error('Failed query: select *\nfrom accounts where username = $1\nparams: emma.peeters', {
		cause
	});
	const written = JSON.stringify(plain(error));
	expect(written).not.toContain('emma');
	expect(written).toContain('select *');
	expect(written).toContain('error-log.test');
});
