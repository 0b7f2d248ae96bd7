import type { MadeSecret } from '$lib/domain/desk/made-secret';
import { randomBytes } from 'node:crypto';
import type { Context } from '../../context';
import { seal, unseal, type KeySet } from '../../keys';

const KEY_BYTES = 32;

/** A new key for one batch, and how it is kept: sealed under the sealing key, bound to the batch. */
export function makeBatchKey(
	{ keys }: Pick<Context, 'keys'>,
	batchId: string
): { key: KeySet; keySealed: Buffer } {
	const bytes = randomBytes(KEY_BYTES);
	return { key: setOf(bytes), keySealed: seal(keys.sealing, bytes, context(batchId)) };
}

/** The key of a batch; null when it was destroyed or the sealing key is gone. */
export function openBatchKey(
	{ keys }: Pick<Context, 'keys'>,
	batchId: string,
	keySealed: Uint8Array | null | undefined
): KeySet | null {
	const bytes = keySealed && unseal(keys.sealing, keySealed, context(batchId));
	return bytes ? setOf(bytes) : null;
}

/** Seals a secret for one row of a batch; copied to another row it stays shut. */
export const sealSecret = (key: KeySet, itemId: string, secret: MadeSecret): Buffer =>
	seal(key, JSON.stringify(secret), `batch-item:${itemId}`);

/** The secret of a row, or null under another key. What was sealed is ours, so its shape is known. */
export function openSecret(key: KeySet, itemId: string, sealed: Uint8Array): MadeSecret | null {
	const text = unseal(key, sealed, `batch-item:${itemId}`)?.toString('utf8');
	return text === undefined ? null : (JSON.parse(text) as MadeSecret);
}

const context = (batchId: string) => `batch-key:${batchId}`;

function setOf(bytes: Uint8Array): KeySet {
	const current = { id: 'batch', bytes };
	return { current, byId: (id) => (id === current.id ? current : undefined), all: [current] };
}
