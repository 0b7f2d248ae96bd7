import { hash } from 'node:crypto';
import type { Key, KeySet } from './key-set.ts';

/**
 * HMAC-SHA-256 of `value` (32 bytes). `context` names what is hashed ("card-token"), so that equal values in different
 * places get unlike hashes and none can be passed off as another. Its length goes first: "a" + "bc" is not "ab" + "c".
 */
export function keyedHash(key: Key, context: string, value: string | Uint8Array): Buffer {
	const { inner, outer } = padsOf(key);
	const bytes = typeof value === 'string' ? Buffer.from(value) : value;
	// In hex, because Node takes longer to wrap bytes than to hash them.
	const digest = hash('sha256', Buffer.concat([inner, Buffer.from(`${context.length}:${context}:`), bytes]));
	return Buffer.from(hash('sha256', Buffer.concat([outer, Buffer.from(digest, 'hex')])), 'hex');
}

/** Bytes that SHA-256 takes at a time; a longer key counts by its hash (RFC 2104 §2). */
const BLOCK = 64;

interface Pads {
	inner: Buffer;
	outer: Buffer;
}

const pads = new WeakMap<Uint8Array, Pads>();

/**
 * The two beginnings of RFC 2104. Written out here because a country has a million national numbers, and an object of
 * OpenSSL for each costs three times the hashing and leaves a second of clearing up.
 */
function padsOf({ bytes }: Key): Pads {
	const known = pads.get(bytes);
	if (known) return known;
	const key = Buffer.alloc(BLOCK);
	key.set(bytes.length > BLOCK ? Buffer.from(hash('sha256', bytes), 'hex') : bytes);
	const made = { inner: key.map((byte) => byte ^ 0x36), outer: key.map((byte) => byte ^ 0x5c) } as Pads;
	pads.set(bytes, made);
	return made;
}

/** `keyedHash` under every key of the set, newest first: to find rows that were written before a rotation. */
export function keyedHashes(keys: KeySet, context: string, value: string | Uint8Array): Buffer[] {
	return keys.all.map((key) => keyedHash(key, context, value));
}
