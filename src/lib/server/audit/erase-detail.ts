import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';

/**
 * Erases what audit rows about an account, or by its pupil, say beyond the bare fact: detail, device, address. The rows and
 * their place in the chain stay. Returns how many. Rows older than digests are left for the end of their term: they are
 * hashed as they stand.
 */
export async function eraseAuditDetail({ db }: Context, accountId: string): Promise<number> {
	const erased = await selectRows(
		db,
		sql`update audit_events set detail = '{}'::jsonb, device = null, address_hash = null, salt = null
			where (account_id = ${accountId}::uuid or (actor_kind = 'pupil' and actor_id = ${accountId}::uuid))
			and salt is not null returning 1 as one`
	);
	return erased.length;
}
