import { createTestKeys, createTestKeySet } from '$tests/keys';
import { verify } from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { hashPool, hashSecret, verifyNothing, verifySecret } from '.';

const keys = createTestKeys();
const SECRET = 'Regenjas!7zwaluwen';

test('a secret fits its own hash, and the hash names how it was made', async () => {
	const stored = await hashSecret(keys, 'wout', SECRET);
	expect(stored.pepperId).toBe('test');
	expect(stored.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await verifySecret(keys, 'wout', stored, SECRET)).toEqual({ matches: true, outdated: false });
	expect(await verifySecret(keys, 'wout', stored, `${SECRET} `)).toMatchObject({ matches: false });
	expect(await verifySecret(keys, 'emma', stored, SECRET)).toMatchObject({ matches: false });
	expect((await hashSecret(keys, 'wout', SECRET)).hash).not.toBe(stored.hash);
});

test('without the pepper a hash fits nothing, not even the secret itself', async () => {
	const stored = await hashSecret(keys, 'wout', SECRET);
	expect(await verify(stored.hash, SECRET)).toBe(false);
	const lost = { ...keys, pepper: createTestKeySet('pepper', ['other']) };
	expect(await verifySecret(lost, 'wout', stored, SECRET)).toMatchObject({ matches: false });
});

test('an unknown name costs what a known one costs: one turn of the pool', async () => {
	const stored = await hashSecret(keys, 'wout', SECRET);
	await verifyNothing(keys, SECRET); // makes the decoy
	const run = vi.spyOn(hashPool(), 'run');
	await verifyNothing(keys, SECRET);
	expect(run).toHaveBeenCalledTimes(1);
	await verifySecret(keys, 'wout', stored, SECRET);
	expect(run).toHaveBeenCalledTimes(2);
	run.mockRestore();
});
