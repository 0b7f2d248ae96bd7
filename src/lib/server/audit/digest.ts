import { createHash, randomBytes } from 'node:crypto';
import type { auditEvents } from '../db';

type Row = typeof auditEvents.$inferSelect;

const SALT_BYTES = 16;

/** The part of a row that may be erased later. */
export type Erasable = Pick<Row, 'detail' | 'device' | 'addressHash'>;

/** A salt and the digest it makes: the seals hold the digest, and once the salt is erased nothing can be guessed from it. */
export function digestOf(
	part: Erasable,
	salt: Uint8Array = randomBytes(SALT_BYTES)
): { salt: Uint8Array; digest: Uint8Array } {
	return { salt, digest: sha256(salt, canonical(part)) };
}

/** The same text for equal content, whatever the order in which the database gives the keys back. */
function canonical({ detail, device, addressHash }: Erasable): string {
	const facts = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify([facts, device, addressHash && Buffer.from(addressHash).toString('base64')]);
}

/** Whether the erasable part of a row is what its digest was made of; `erased` when it is gone, as it may be. */
export function stateOfDetail(row: Row): 'whole' | 'erased' | 'altered' {
	if (!row.digest) return 'whole'; // older than digests: it is hashed as it stands
	if (row.salt && Buffer.compare(digestOf(row, row.salt).digest, row.digest) === 0) return 'whole';
	const isEmpty = Object.keys(row.detail).length === 0 && row.device === null && row.addressHash === null;
	return isEmpty ? 'erased' : 'altered';
}

/** The hash of one row, as the seals hold it. Each part says its length, so that none runs into the next. */
export function rowHash(row: Row): Uint8Array {
	const { id, at, action, actorKind, actorId, accountId, schoolId, requestId } = row;
	const digest = Buffer.from(row.digest ?? sha256(canonical(row))).toString('hex');
	const parts = [id, at.toISOString(), action, actorKind, actorId, accountId, schoolId, requestId, digest];
	return sha256(JSON.stringify(parts));
}

export function sha256(...parts: (Uint8Array | string)[]): Uint8Array {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return new Uint8Array(hash.digest());
}
