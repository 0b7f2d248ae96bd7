import { createHash } from 'node:crypto';
import type { Key, Keys, KeySet } from '$lib/server/keys';

const testKey = (name: string, id: string): Key => ({
	id,
	bytes: createHash('sha256').update(`test ${name} ${id}`).digest()
});

/** A set of deterministic keys with the given ids, newest first. */
export function createTestKeySet(name: string, ids: readonly [string, ...string[]] = ['test']): KeySet {
	const all = ids.map((id) => testKey(name, id));
	return { current: testKey(name, ids[0]), byId: (id) => all.find((key) => key.id === id), all };
}

/** Keys that are the same in every run, so that a test can name what comes out. Never for anything real. */
export function createTestKeys(): Keys {
	return {
		pepper: createTestKeySet('pepper'),
		sealing: createTestKeySet('sealing'),
		device: createTestKeySet('device'),
		lookup: createTestKeySet('lookup'),
		pairwise: testKey('pairwise', 'test'),
		nationalNumber: testKey('national-number', 'test'),
		signing: createTestKeySet('signing')
	};
}
