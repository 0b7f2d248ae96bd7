import { and, gte, lt } from 'drizzle-orm';
import type { Context } from '../context';
import { auditEvents } from '../db';
import { idsWithin } from './months';
import { readAudit } from './read-audit';

/** The audit of a time, as lines of JSON, oldest first: no secret stands in it, ids stand for people. */
export async function* exportAudit(ctx: Context, from: Date, until: Date): AsyncGenerator<string> {
	const rows = readAudit(
		ctx,
		and(idsWithin(from, until), gte(auditEvents.at, from), lt(auditEvents.at, until))
	);
	for await (const { addressHash, salt, digest, ...row } of rows)
		yield `${JSON.stringify({ ...row, addressHash: text(addressHash), salt: text(salt), digest: text(digest) })}\n`;
}

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('base64url');
