import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link in a mail: 256 bits, 43 characters of base64url. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

/** Whether `text` has the shape of one: anything else is looked up nowhere. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What the database keeps of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
