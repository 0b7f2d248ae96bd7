import { and, eq, lt } from 'drizzle-orm';
import { oidcPayloads } from '../db';
import type { PayloadStore } from './payload-adapter';
import { payloadKey } from './payload-key';

/** Writes down, once for all servers, that a signed statement was used; false when it was used before (RFC 7523 §3). */
export async function isFirstUse(
	{ db, now }: PayloadStore,
	{ iss, jti, expiresAt }: { iss: string; jti: string; expiresAt: Date }
): Promise<boolean> {
	const id = payloadKey(`${iss.length}:${iss}:${jti}`);
	// A statement of long ago may come back under the same name.
	await db
		.delete(oidcPayloads)
		.where(
			and(
				eq(oidcPayloads.model, 'ReplayDetection'),
				eq(oidcPayloads.id, id),
				lt(oidcPayloads.expiresAt, now())
			)
		);
	const made = await db
		.insert(oidcPayloads)
		.values({ model: 'ReplayDetection', id, payload: { iss }, expiresAt })
		.onConflictDoNothing()
		.returning({ id: oidcPayloads.id });
	return made.length > 0;
}
