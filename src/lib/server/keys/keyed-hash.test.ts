import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedHash } from './keyed-hash';

test.each([0, 1, 31, 32, 63, 64, 65, 200])('a key of %i bytes makes the HMAC that Node makes', (length) => {
	const key = { id: 'k', bytes: new Uint8Array(randomBytes(length)) };
	for (const value of ['', 'Zoë', 'x'.repeat(1000), randomBytes(7), new Uint8Array(100)]) {
		const expected = createHmac('sha256', key.bytes).update('4:name:').update(value).digest();
		expect(keyedHash(key, 'name', value)).toEqual(expected);
		expect(keyedHash(key, 'name', value)).toEqual(expected); // and the second time too
	}
});

test('a part of a larger memory is hashed as itself', () => {
	const key = { id: 'k', bytes: new Uint8Array(randomBytes(40)).subarray(4, 36) };
	const value = new Uint8Array(randomBytes(40)).subarray(3, 20);
	const expected = createHmac('sha256', key.bytes).update('4:name:').update(value).digest();
	expect(keyedHash(key, 'name', value)).toEqual(expected);
});
