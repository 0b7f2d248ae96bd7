import { timingSafeEqual } from 'node:crypto';
import type { Key, KeySet } from './key-set.ts';
import { keyedHash } from './keyed-hash.ts';

/**
 * `payload`, readable by anyone and made by us: `<key id>.<base64url payload>.<base64url mac>`. `context` says what it
 * is for and must be given again to verify. It does not expire by itself: put an instant in the payload.
 */
export function sign(keys: KeySet, context: string, payload: string): string {
	const body = Buffer.from(payload).toString('base64url');
	return `${keys.current.id}.${body}.${mac(keys.current, context, body).toString('base64url')}`;
}

/** The payload of what `sign` made with one of these keys for this context; else `null`. Compares in constant time. */
export function verifySigned(keys: KeySet, context: string, signed: string): string | null {
	const [id, body, given, ...rest] = signed.split('.');
	const key = id === undefined ? undefined : keys.byId(id);
	if (!key || body === undefined || given === undefined || rest.length > 0) return null;
	const expected = Buffer.from(mac(key, context, body).toString('base64url'));
	const actual = Buffer.from(given);
	if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
	return Buffer.from(body, 'base64url').toString('utf8');
}

const mac = (key: Key, context: string, body: string) => keyedHash(key, `signed:${context}`, body);
