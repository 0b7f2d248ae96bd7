import { and, asc, gt, gte, lt } from 'drizzle-orm';
import type { Context } from '../context';
import { auditEvents } from '../db';
import { idsWithin } from './months';

const PAGE = 1_000;

/** The audit of a time, as lines of JSON, oldest first: no secret stands in it, ids stand for people. */
export async function* exportAudit({ db }: Context, from: Date, until: Date): AsyncGenerator<string> {
	for (let last: string | undefined; ;) {
		const page = await db
			.select()
			.from(auditEvents)
			.where(
				and(
					idsWithin(from, until),
					gte(auditEvents.at, from),
					lt(auditEvents.at, until),
					last === undefined ? undefined : gt(auditEvents.id, last)
				)
			)
			.orderBy(asc(auditEvents.id))
			.limit(PAGE);
		for (const { addressHash, salt, digest, ...row } of page)
			yield `${JSON.stringify({ ...row, addressHash: text(addressHash), salt: text(salt), digest: text(digest) })}\n`;
		if (page.length < PAGE) return;
		last = page.at(-1)?.id;
	}
}

const text = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('base64url');
