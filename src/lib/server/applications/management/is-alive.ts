import { gt, isNull, or } from 'drizzle-orm';
import { applicationSecrets } from '../../db';

/** The secrets that work at `now`. */
export const isAlive = (now: Date) =>
	or(isNull(applicationSecrets.expiresAt), gt(applicationSecrets.expiresAt, now));
