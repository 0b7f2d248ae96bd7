import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import {
	batchKeys,
	cards,
	dataReports,
	emailAddresses,
	helpRequests,
	jobs,
	mails,
	selectRows,
	spareCards,
	staffFactors,
	staffSessions
} from '../db';

/** What was sealed under one key and is still to be read, and whether that key is among ours. */
export interface SealingUse {
	id: string;
	/** Cards that are valid, spare ones too: without the key they open as before and cannot be printed again. */
	cards: number;
	/** E-mail addresses of pupils. */
	addresses: number;
	/** Authenticator apps of staff. */
	apps: number;
	/** Reports of wrong data, and what goes by itself within days: mails and jobs that wait, batches that are under way. */
	others: number;
	isHeld: boolean;
}

/** Of the bytes that `seal` makes: after their form and the length of the id comes the id, in letters and digits. */
const KEY_ID = sql`encode(substring(sealed from 3 for get_byte(sealed, 1)), 'escape')`;

/**
 * Every sealing key that something in the database needs, the most used first. Reads each card: a second for a country, as `countPeppers`.
 * What was made with the look-up key cannot be counted so, since a keyed hash does not tell its key.
 */
export async function countSealings({ db, keys }: Context): Promise<SealingUse[]> {
	const rows = await selectRows<Omit<SealingUse, 'isHeld'>>(
		db,
		sql`select ${KEY_ID} as id, count(*) filter (where kind = 'card')::int as cards,
				count(*) filter (where kind = 'address')::int as addresses,
				count(*) filter (where kind = 'app')::int as apps,
				count(*) filter (where kind = 'other')::int as others
			from (
				select 'card' as kind, ${cards.tokenSealed} as sealed from ${cards} where ${cards.voidedAt} is null
				union all select 'card', ${spareCards.tokenSealed} from ${spareCards} where ${spareCards.voidedAt} is null
				union all select 'address', ${emailAddresses.addressSealed} from ${emailAddresses}
				union all select 'app', ${staffFactors.secretSealed} from ${staffFactors}
				union all select 'other', ${dataReports.textSealed} from ${dataReports}
				union all select 'other', ${dataReports.answerSealed} from ${dataReports}
				union all select 'other', ${mails.contentSealed} from ${mails}
				union all select 'other', ${jobs.payloadSealed} from ${jobs}
				union all select 'other', ${batchKeys.keySealed} from ${batchKeys}
				union all select 'other', ${helpRequests.picturesSealed} from ${helpRequests}
				union all select 'other', ${staffSessions.pendingSealed} from ${staffSessions}
			) as made where length(sealed) > 2 group by 1 order by count(*) desc, 1`
	);
	return rows.map((row) => ({ ...row, isHeld: keys.sealing.byId(row.id) !== undefined }));
}
