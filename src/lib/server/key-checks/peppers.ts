import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';

/** How many hashes were made with a pepper, and whether it is among our keys. */
export interface PepperUse {
	id: string;
	/** Passwords of pupils and staff, and recovery codes that were not used. */
	hashes: number;
	isHeld: boolean;
}

/**
 * Every pepper that some hash in the database needs, the most used first. Reads each account: a second for a country. A pepper that is not
 * held makes every secret made with it a wrong one, which nobody else tells: whoever types it sees what anybody sees who mistypes.
 */
export async function countPeppers({ db, keys }: Context): Promise<PepperUse[]> {
	const rows = await selectRows<{ id: string; hashes: number }>(
		db,
		sql`select pepper_id as id, count(*)::int as hashes from (
				select pepper_id from credentials
				union all select pepper_id from staff where pepper_id is not null
				union all select pepper_id from staff_recovery_codes where used_at is null
			) as made group by pepper_id order by hashes desc, id`
	);
	return rows.map((row) => ({ ...row, isHeld: keys.pepper.byId(row.id) !== undefined }));
}
