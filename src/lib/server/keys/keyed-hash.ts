import { hash } from 'node:crypto';
import type { Key, KeySet } from './key-set.ts';

/**
 * HMAC-SHA-256 of `value` (32 bytes). `context` names what is hashed ("card-token"), so that equal values in different
 * places get unlike hashes and none can be passed off as another. Its length goes first: "a" + "bc" is not "ab" + "c".
 */
export function keyedHash(key: Key, context: string, value: string | Uint8Array): Buffer {
	const { inner, outer } = padsOf(key);
	// One byte a letter, because Node takes longer to wrap bytes than to hash them.
	const digest = hash('sha256', messageOf(inner, `${context.length}:${context}:`, value), 'binary');
	outer.write(digest, BLOCK, 'binary');
	return Buffer.from(hash('sha256', outer), 'hex');
}

/** What is hashed is put together here, where it fits: a country's numbers would leave a million small pieces of memory. */
const scratch = Buffer.alloc(4096);
/** Bytes that a letter of JavaScript takes at most in UTF-8. */
const WIDEST = 3;

/** To be read before this is called again. */
function messageOf(inner: Buffer, context: string, value: string | Uint8Array): Uint8Array {
	if (BLOCK + (context.length + value.length) * WIDEST > scratch.length)
		return Buffer.concat([
			inner,
			Buffer.from(context),
			typeof value === 'string' ? Buffer.from(value) : value
		]);
	let end = BLOCK + scratch.write(context, BLOCK);
	scratch.set(inner);
	if (typeof value === 'string') end += scratch.write(value, end);
	else {
		scratch.set(value, end);
		end += value.length;
	}
	return scratch.subarray(0, end);
}

/** Bytes that SHA-256 takes at a time; a longer key counts by its hash (RFC 2104 §2). */
const BLOCK = 64;
/** Bytes of its hash. */
const DIGEST = 32;

interface Pads {
	inner: Buffer;
	/** With room behind it for the hash of the message, which is written there each time. */
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
	const made: Pads = { inner: Buffer.alloc(BLOCK), outer: Buffer.alloc(BLOCK + DIGEST) };
	key.forEach((byte, i) => {
		made.inner[i] = byte ^ 0x36;
		made.outer[i] = byte ^ 0x5c;
	});
	pads.set(bytes, made);
	return made;
}

/** `keyedHash` under every key of the set, newest first: to find rows that were written before a rotation. */
export function keyedHashes(keys: KeySet, context: string, value: string | Uint8Array): Buffer[] {
	return keys.all.map((key) => keyedHash(key, context, value));
}
