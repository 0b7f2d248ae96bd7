import { createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { StartError } from '../errors.ts';

/** The length of every key, in bytes: AES-256, and HMAC-SHA-256 at its full strength. */
export const KEY_BYTES = 32;

/** One secret. The id is public: it stands beside what the key protects, so that the right key is found again. */
export interface Key {
	id: string;
	bytes: Uint8Array;
}

/** The keys for one purpose: what is new is made with `current`, what is old may still be read with the others. */
export interface KeySet {
	/** The newest. */
	current: Key;
	byId(id: string): Key | undefined;
	/** Newest first. */
	all: readonly Key[];
}

/** A set of `keys`, newest first. Throws a `TypeError` when there is none. */
export function keySet(keys: readonly Key[]): KeySet {
	const [current] = keys;
	if (!current) throw new TypeError('a key set needs a key');
	return { current, byId: (id) => keys.find((key) => key.id === id), all: keys };
}

/**
 * Reads `id:base64url`, one key a line (or with commas between), newest first; empty lines and lines that begin
 * with `#` say nothing. `source` is the variable or file to name. Throws `StartError`, which never shows a key.
 */
export function parseKeys(text: string, source: string): Key[] {
	const entries = text
		.replace(/^\s*#.*$/gm, '')
		.split(/[\n,]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	const keys = entries.map((entry) => parseKey(entry, source));
	if (keys.length === 0) throw new StartError(`${source} holds no key: write one as id:base64url.`);
	for (const [index, key] of keys.entries())
		for (const other of keys.slice(0, index)) {
			if (other.id === key.id) throw new StartError(`${source} holds two keys with the id ${key.id}.`);
			if (sameKey(other, key)) throw new StartError(`${source} holds the same key twice, as ${key.id}.`);
		}
	return keys;
}

function parseKey(entry: string, source: string): Key {
	const [, id, secret] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]+)$/.exec(entry) ?? [];
	if (!id || !secret)
		throw new StartError(`${source} must hold keys as id:base64url, one a line or with commas between them.`);
	const bytes = Buffer.from(secret, 'base64url');
	if (bytes.length !== KEY_BYTES)
		throw new StartError(
			`${source} must hold keys of ${KEY_BYTES} bytes (43 base64url characters), unlike ${id}.`
		);
	return { id, bytes };
}

const prepared = new WeakMap<Key, KeyObject>();

/**
 * The key as Node's ciphers and HMAC take it without further ado: of bytes they find out each time that they are no such object, by an
 * error with a stack that costs as much as sealing a cookie.
 */
export function keyObject(key: Key): KeyObject {
	const known = prepared.get(key);
	if (known) return known;
	const made = createSecretKey(key.bytes);
	prepared.set(key, made);
	return made;
}

/** Whether two keys are the same secret, whatever their ids. */
export const sameKey = (a: Key, b: Key): boolean => timingSafeEqual(a.bytes, b.bytes);

/** A key as `parseKeys` reads it. */
export const formatKey = ({ id, bytes }: Key): string => `${id}:${Buffer.from(bytes).toString('base64url')}`;
