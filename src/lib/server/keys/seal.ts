import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyObject, type KeySet } from './key-set.ts';

/** The first byte of everything sealed; a later form gets another. */
const FORM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with the current key: AES-256-GCM, a random nonce (so at most 2^32 seals a key: see docs/keys.md).
 * `context` says what this is and whose ("journey", "totp:<account>"): it is not stored, and must be given again to
 * open, so a sealed value copied to another place stays shut.
 * Layout: form (1), length of the key id (1), key id, nonce (12), ciphertext, tag (16).
 */
export function seal(keys: KeySet, plaintext: Uint8Array | string, context: string): Buffer {
	const id = Buffer.from(keys.current.id);
	const header = Buffer.concat([Buffer.of(FORM, id.length), id]);
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyObject(keys.current), nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(Buffer.concat([header, Buffer.from(context)]));
	const ciphertext = [cipher.update(plaintext), cipher.final()];
	return Buffer.concat([header, nonce, ...ciphertext, cipher.getAuthTag()]);
}

/**
 * What `seal` was given, or `null` when it was not made by one of these keys, for this context, or was changed.
 * Never throws, whatever the bytes.
 */
export function unseal(keys: KeySet, sealed: Uint8Array, context: string): Buffer | null {
	const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
	const headerEnd = 2 + (bytes[1] ?? 0);
	const nonceEnd = headerEnd + NONCE_BYTES;
	const tagStart = bytes.length - TAG_BYTES;
	if (bytes[0] !== FORM || tagStart < nonceEnd) return null;
	const key = keys.byId(bytes.toString('utf8', 2, headerEnd));
	if (!key) return null;

	const nonce = bytes.subarray(headerEnd, nonceEnd);
	const decipher = createDecipheriv('aes-256-gcm', keyObject(key), nonce, { authTagLength: TAG_BYTES });
	decipher.setAAD(Buffer.concat([bytes.subarray(0, headerEnd), Buffer.from(context)]));
	decipher.setAuthTag(bytes.subarray(tagStart));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(nonceEnd, tagStart)), decipher.final()]);
	} catch {
		return null; // the tag does not fit: GCM's only way of saying so
	}
}

/** `seal` as base64url, for a cookie or a form field. */
export const sealText = (keys: KeySet, plaintext: string, context: string): string =>
	seal(keys, plaintext, context).toString('base64url');

/** `unseal` of what `sealText` made; `null` as there. */
export const unsealText = (keys: KeySet, sealed: string, context: string): string | null =>
	unseal(keys, Buffer.from(sealed, 'base64url'), context)?.toString('utf8') ?? null;
