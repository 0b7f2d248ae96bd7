import { createHash } from 'node:crypto';

/** What a row is found by. The token itself, which is a bearer, is stored nowhere (SECURITY §3). */
export const payloadKey = (id: string) => createHash('sha256').update(id).digest('base64url');
