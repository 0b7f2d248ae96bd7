import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Key, KeySet } from './key-set.ts';

/**
 * HMAC-SHA-256 of `value` (32 bytes). `context` names what is hashed ("card-token"), so that equal values in different
 * places get unlike hashes and none can be passed off as another. Its length goes first: "a" + "bc" is not "ab" + "c".
 */
export function keyedHash(key: Key, context: string, value: string | Uint8Array): Buffer {
	return createHmac('sha256', objectOf(key)).update(`${context.length}:${context}:`).update(value).digest();
}

const objects = new WeakMap<Uint8Array, KeyObject>();

/** Node takes longer to look at bare bytes than to hash with them. */
function objectOf({ bytes }: Key): KeyObject {
	const made = objects.get(bytes) ?? createSecretKey(bytes);
	objects.set(bytes, made);
	return made;
}

/** `keyedHash` under every key of the set, newest first: to find rows that were written before a rotation. */
export function keyedHashes(keys: KeySet, context: string, value: string | Uint8Array): Buffer[] {
	return keys.all.map((key) => keyedHash(key, context, value));
}
