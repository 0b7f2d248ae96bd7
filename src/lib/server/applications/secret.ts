import { createHash, randomBytes } from 'node:crypto';

/** What is kept of a secret. Plain SHA-256 will do: a secret is 256 random bits, never somebody's choice. */
export const hashSecretOfApplication = (secret: string): Uint8Array =>
	createHash('sha256').update(secret).digest();

/** A new secret for an application, to be shown once; only its hash is stored. */
export const newSecretOfApplication = (): string => randomBytes(32).toString('base64url');
