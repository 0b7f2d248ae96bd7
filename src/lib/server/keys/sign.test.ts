import { expect, test } from 'vitest';
import { createTestKeySet } from '$tests/keys';
import { keyedHash, keyedHashes } from './keyed-hash';
import { sign, verifySigned } from './sign';

const keys = createTestKeySet('device');

test('what is signed is read back, dots and all', () => {
	for (const payload of ['', 'a.b.c', '{"name":"Zoë"}'])
		expect(verifySigned(keys, 'device', sign(keys, 'device', payload))).toBe(payload);
});

test('a changed payload, a changed mac, another context and another key are refused', () => {
	const [id, body, mac] = sign(keys, 'device', 'gaston').split('.') as [string, string, string];
	expect(verifySigned(keys, 'device', `${id}.${body}.${mac}`)).toBe('gaston');
	expect(
		verifySigned(keys, 'device', `${id}.${Buffer.from('emma').toString('base64url')}.${mac}`)
	).toBeNull();
	expect(verifySigned(keys, 'device', `${id}.${body}.${'A'.repeat(mac.length)}`)).toBeNull();
	expect(verifySigned(keys, 'device', `${id}.${body}.${mac.slice(1)}`)).toBeNull();
	expect(verifySigned(keys, 'device', `${id}.${body}.`)).toBeNull();
	expect(verifySigned(keys, 'device', `${id}.${body}.${mac}.x`)).toBeNull();
	expect(verifySigned(keys, 'device', `other.${body}.${mac}`)).toBeNull();
	expect(verifySigned(keys, 'other', `${id}.${body}.${mac}`)).toBeNull();
	expect(verifySigned(createTestKeySet('other'), 'device', `${id}.${body}.${mac}`)).toBeNull();
});

test.each(['', '.', '..', 'test', 'test.é.é', '👍.👍.👍'])('%j is nothing signed, and no error', (text) => {
	expect(verifySigned(keys, 'device', text)).toBeNull();
});

test('after a rotation the former key still verifies and the new one signs', () => {
	const rotated = createTestKeySet('device', ['next', 'test']);
	expect(verifySigned(rotated, 'device', sign(keys, 'device', 'gaston'))).toBe('gaston');
	expect(sign(rotated, 'device', 'gaston')).toMatch(/^next\./);
});

test('a keyed hash is the same each time, and unlike in another context or with another key', () => {
	const { current } = keys;
	expect(keyedHash(current, 'card', 'x')).toEqual(keyedHash(current, 'card', Buffer.from('x')));
	expect(keyedHash(current, 'card', 'x')).toHaveLength(32);
	expect(keyedHash(current, 'card', 'x')).not.toEqual(keyedHash(current, 'address', 'x'));
	expect(keyedHash(current, 'card', 'x')).not.toEqual(keyedHash(createTestKeySet('b').current, 'card', 'x'));
	expect(keyedHash(current, 'a', 'b:c')).not.toEqual(keyedHash(current, 'a:b', 'c'));
});

test('a row is found under any key of the set, the newest first', () => {
	const rotated = createTestKeySet('device', ['next', 'test']);
	expect(keyedHashes(rotated, 'card', 'x')).toEqual([
		keyedHash(rotated.current, 'card', 'x'),
		keyedHash(keys.current, 'card', 'x')
	]);
});
