import { expect, test } from 'vitest';
import { createTestKeySet } from '$tests/keys';
import { seal, sealText, unseal, unsealText } from './seal';

const keys = createTestKeySet('sealing');

test('what is sealed can be opened, also when it is empty or not Latin', () => {
	for (const text of ['', 'geheim', '👍 naïef'])
		expect(unsealText(keys, sealText(keys, text, 'journey'), 'journey')).toBe(text);
	expect(unseal(keys, seal(keys, Uint8Array.of(0, 255), 'journey'), 'journey')).toEqual(Buffer.of(0, 255));
});

test('the same text is sealed differently each time', () => {
	expect(sealText(keys, 'geheim', 'journey')).not.toBe(sealText(keys, 'geheim', 'journey'));
});

test('another context does not open it', () => {
	expect(unsealText(keys, sealText(keys, 'geheim', 'journey'), 'journe')).toBeNull();
	expect(unsealText(keys, sealText(keys, 'geheim', 'journey'), '')).toBeNull();
});

test('no single byte can be changed, cut off or added', () => {
	const sealed = seal(keys, 'geheim', 'journey');
	for (let index = 0; index < sealed.length; index++) {
		const changed = Buffer.from(sealed);
		changed[index]! ^= 1;
		expect(unseal(keys, changed, 'journey')).toBeNull();
		expect(unseal(keys, sealed.subarray(0, index), 'journey')).toBeNull();
	}
	expect(unseal(keys, Buffer.concat([sealed, Buffer.of(0)]), 'journey')).toBeNull();
});

test.each(['', 'x', '....', 'AQ', 'Af__', 'é', '\0'.repeat(100)])(
	'%j is nothing sealed, and no error',
	(text) => {
		expect(unsealText(keys, text, 'journey')).toBeNull();
	}
);

test('an older key still opens what it sealed, a key taken away opens nothing', () => {
	const sealed = sealText(createTestKeySet('sealing', ['old']), 'geheim', 'journey');
	expect(unsealText(createTestKeySet('sealing', ['new', 'old']), sealed, 'journey')).toBe('geheim');
	expect(unsealText(createTestKeySet('sealing', ['new']), sealed, 'journey')).toBeNull();
	expect(unsealText(createTestKeySet('other', ['old']), sealed, 'journey')).toBeNull();
});
