import { sql } from 'drizzle-orm';
import type { Database } from '../db';

const LOCK = 0x1ee41d;

/**
 * Waits until nobody else decides which pupil is whose, and keeps it so until the transaction `tx` ends: two imports at once would
 * each make the child that both bring.
 */
export async function lockRoster(tx: Database): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
}
