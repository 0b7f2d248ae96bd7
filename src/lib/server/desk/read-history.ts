import type { AuditAction } from '../audit';
import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { auditEvents, selectRows, staff } from '../db';
import type { DeskActor } from '../staff';
import { fetchPupil } from './read-pupil';

export interface HistoryEvent {
	at: Date;
	action: AuditAction;
	actorKind: string;
	/** Of a colleague at this school; null for anyone else. */
	actorName: string | null;
	/** Another school did it. */
	elsewhere: boolean;
	device: string | null;
	detail: Record<string, string | number | boolean | null>;
}

/** Rows that are shown at most; older ones are in the audit all the same. */
export const HISTORY_LIMIT = 300;

/**
 * What happened to the account of a pupil of the actor's school, newest first. What another school did is told without
 * the name of who did it and without the reason, which is free text for the colleagues of whoever typed it.
 */
export async function readHistory(ctx: Context, actor: DeskActor, pupilId: string): Promise<HistoryEvent[]> {
	const { account } = await fetchPupil(ctx, actor, pupilId);
	if (!account) return [];
	await recordRead(ctx, actor, { what: 'history', pupilIds: [pupilId] });
	const rows = await selectRows<Omit<HistoryEvent, 'at'> & { at: string; [column: string]: unknown }>(
		ctx.db,
		sql`select v.at::text as at, v.action, v.actor_kind as "actorKind", v.device,
				case when v.school_id = ${actor.schoolId}::uuid then v.detail else v.detail - 'reason' end as detail,
				case when v.school_id = ${actor.schoolId}::uuid then f.name end as "actorName",
				coalesce(v.school_id <> ${actor.schoolId}::uuid, false) as elsewhere
			from ${auditEvents} v left join ${staff} f on v.actor_kind = 'staff' and f.id = v.actor_id
			where v.account_id = ${account.accountId}::uuid
			order by v.at desc, v.id desc limit ${HISTORY_LIMIT}::int`
	);
	return rows.map(({ at, ...event }) => ({ ...event, at: new Date(at) }));
}
