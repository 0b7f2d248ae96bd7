import { sql, type SQL } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';
import { doneToOthers } from './by-actor';

/**
 * Erases what audit rows about accounts, or by their pupils, say beyond the bare fact: detail, device, address. The rows and
 * their place in the chain stay. Returns how many. Rows older than digests are left for the end of their term: they are
 * hashed as they stand.
 */
export function eraseAuditDetail(ctx: Context, accountIds: readonly string[]): Promise<number> {
	const ids = sql`${sql.param([...accountIds])}::uuid[]`;
	return erase(ctx, sql`account_id = any(${ids}) or ${doneToOthers('pupil', sql`= any(${ids})`)}`);
}

/** The same for some of the rows that fit `where`, at most `most` in a statement. Fewer than that means that none is left. */
export function eraseSomeDetail(ctx: Context, where: SQL, most: number): Promise<number> {
	return erase(
		ctx,
		sql`id = any(array(select id from audit_events where salt is not null and ${where} limit ${most}::int))`
	);
}

async function erase({ db }: Context, where: SQL): Promise<number> {
	const erased = await selectRows(
		db,
		sql`update audit_events set detail = '{}'::jsonb, device = null, address_hash = null, salt = null
			where salt is not null and (${where}) returning 1 as one`
	);
	return erased.length;
}
