import { sql, type SQL } from 'drizzle-orm';
import { createHash } from 'node:crypto';

/** What a row is found by. The token itself, which is a bearer, is stored nowhere (SECURITY §3). */
export const payloadKey = (id: string) => createHash('sha256').update(id).digest('base64url');

/** The same of a text that only the database knows; null of null. */
export const payloadKeyIn = (id: SQL): SQL =>
	sql`rtrim(translate(encode(sha256(convert_to(${id}, 'UTF8')), 'base64'), '+/', '-_'), '=')`;
