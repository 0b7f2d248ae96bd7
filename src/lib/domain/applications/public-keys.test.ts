import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPublicKeys } from './public-keys';

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const good = rsa(2048);
const publicRsa = good.publicKey.export({ format: 'jwk' });
const publicEc = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
const set = (...keys: unknown[]) => JSON.stringify({ keys });

test('public keys that can sign are taken as they are', () => {
	const keys = [
		{ ...publicRsa, kid: 'a', use: 'sig' },
		{ ...publicEc, kid: 'b' }
	];
	expect(readPublicKeys(set(...keys))).toEqual({ jwks: { keys } });
});

test.each([
	['geen json', 'not-json'],
	['null', 'no-keys'],
	['[]', 'no-keys'],
	['{"keys":{}}', 'no-keys'],
	[set(), 'no-keys'],
	[set('sleutel'), 'no-keys'],
	[set(...Array.from({ length: 11 }, () => publicEc)), 'too-many'],
	[set(publicEc, good.privateKey.export({ format: 'jwk' })), 'private'],
	[set({ kty: 'oct', k: 'AAAA' }), 'private'],
	[set(rsa(1024).publicKey.export({ format: 'jwk' })), 'unusable'],
	[set({ ...publicRsa, use: 'enc' }), 'unusable'],
	[set({ kty: 'EC', crv: 'P-256' }), 'unusable']
])('%.40s is refused as %s', (text, refusal) => {
	expect(readPublicKeys(text)).toEqual({ refusal });
});
