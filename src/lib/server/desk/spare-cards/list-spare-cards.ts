import { schoolDay } from '$lib/domain/accounts/school-day';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { recordRead } from '../../data-reads';
import { accounts, selectRows, spareCardLoans, spareCards } from '../../db';
import type { DeskActor } from '../../staff';
import { seenPupils } from '../visible-pupils';

export interface SpareCardRow {
	cardId: string;
	number: number;
	lent: boolean;
	/** Who holds it today; null for a pupil whom the actor does not see. */
	pupilId: string | null;
	pupilName: string | null;
}

/** The spare cards of the actor's school that work, by number, with who holds them today. Who was shown is written down. */
export async function listSpareCards(ctx: Context, actor: DeskActor): Promise<SpareCardRow[]> {
	const rows = await selectRows<SpareCardRow & Record<string, unknown>>(
		ctx.db,
		sql`${seenPupils(actor, ctx.now)}
			select k.id as "cardId", k.number, l.id is not null as lent, s.pupil_id as "pupilId",
				s.given_name || ' ' || s.family_name as "pupilName"
			from ${spareCards} k
			left join ${spareCardLoans} l on l.spare_card_id = k.id and l.returned_at is null
				and l.day = ${schoolDay(ctx.now)}::date
			left join ${accounts} a on a.id = l.account_id
			left join seen s on s.pupil_id = a.pupil_id
			where k.school_id = ${actor.schoolId}::uuid and k.voided_at is null
			order by k.number`
	);
	const pupilIds = rows.flatMap(({ pupilId }) => pupilId ?? []);
	await recordRead(ctx, actor, { what: 'list', pupilIds });
	return rows;
}
