import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { helpRequests, selectRows } from '../db';
import { elsewhereOf, FROM_SEEN, seenPupils } from '../desk';
import type { DeskActor } from '../staff';

/** A pupil who waits for the teacher. */
export interface HelpSeeker {
	pupilId: string;
	givenName: string;
	familyName: string;
	groupName: string;
	/** When the first of the devices began to ask. */
	since: Date;
}

/**
 * Those of the actor's school (or groups) for whom a device asks help now and nobody picked it yet, longest first; not those
 * who are at another school now.
 */
export async function listHelp(ctx: Context, actor: DeskActor): Promise<HelpSeeker[]> {
	const now = ctx.now.toISOString();
	const rows = await selectRows<Omit<HelpSeeker, 'since'> & { since: string; [column: string]: unknown }>(
		ctx.db,
		sql`${seenPupils(actor, ctx.now)}
			select s.pupil_id as "pupilId", s.given_name as "givenName", s.family_name as "familyName",
				s.group_name as "groupName", min(h.created_at)::text as since
			${FROM_SEEN} join ${helpRequests} h on h.account_id = a.id
			where not ${elsewhereOf(actor, ctx.now)} and h.ended_at is null and h.matched_by is null and h.expires_at > ${now}::timestamptz
			group by s.pupil_id, s.given_name, s.family_name, s.group_name
			order by min(h.created_at), s.pupil_id limit 100::int`
	);
	await recordRead(ctx, actor, { what: 'help', pupilIds: rows.map(({ pupilId }) => pupilId) });
	return rows.map(({ since, ...seeker }) => ({ ...seeker, since: new Date(since) }));
}
