import { sql } from 'drizzle-orm';
import { idsWithin } from '../audit';
import { sharing, type SchoolClass } from '../consent';
import type { Context } from '../context';
import {
	accountBatches,
	accountBatchItems,
	administrativeGroups,
	auditEvents,
	staffSessions,
	valueOnce
} from '../db';
import { hashStaffBearer, type DeskActor, type StaffSession } from '../staff';
import { ownClasses } from './list-classes';
import type { Group } from './list-groups';
import { stillSeen } from './ticks';

/** A batch of this person that can still be read: a draft to go on with, or a result to print. */
export interface OpenBatch {
	id: string;
	state: 'draft' | 'running' | 'done';
	createdAt: Date;
	pupils: number;
}

/** Devices that failed for many names in the last 24 hours, one of them of this school. Told without the names that were tried. */
export interface Sprays {
	count: number;
	/** When the last of them was noticed. */
	lastAt: Date;
}

/** What stands round the list of pupils. */
export interface AroundList {
	groups: Group[];
	/** Null when the school does not share class information. */
	classes: SchoolClass[] | null;
	/** The pupils that are ticked, on any page, as far as the actor still sees them. */
	ticked: string[];
	/** Newest first; none for who may not make accounts. */
	batches: OpenBatch[];
	/** Null when there were none, and for who may not make accounts. */
	sprays: Sprays | null;
}

/** All that the page of the list shows beside the pupils, in one statement: five of their own cost more than the list itself. */
export async function readAroundList(
	ctx: Context,
	actor: DeskActor,
	session: Pick<StaffSession, 'bearer'>
): Promise<AroundList> {
	const found = await valueOnce<Found>(ctx.db, {
		name: 'around the list',
		build: aroundValue,
		values: {
			school: actor.schoolId,
			person: actor.staffId,
			ownGroups: actor.groupIds,
			manages: actor.roles.includes('beheerder'),
			session: hashStaffBearer(session.bearer),
			now: ctx.now.toISOString()
		}
	});
	if (!found) throw new Error('a statement without a condition gave no row');
	const { groups, isSharing, ticked, batches, sprays } = found;
	return {
		groups,
		classes: isSharing ? await ownClasses(ctx, actor) : null,
		ticked: await stillSeen(ctx, actor, ticked),
		batches: batches.map((batch) => ({ ...batch, createdAt: new Date(batch.createdAt) })),
		sprays: sprays?.lastAt ? { count: sprays.count, lastAt: new Date(sprays.lastAt) } : null
	};
}

/** What the statement gives; instants as text. */
interface Found {
	groups: Group[];
	isSharing: boolean;
	ticked: string[];
	batches: (Omit<OpenBatch, 'createdAt'> & { createdAt: string })[];
	sprays: { count: number; lastAt: string | null } | null;
}

const YESTERDAY = sql`(asked.now - interval '24 hours')`;
/** The clock of another server may be ahead of ours, not by a day. */
const TOMORROW = sql`(asked.now + interval '24 hours')`;

const aroundValue = () => sql`
	select json_build_object(
		'groups', coalesce((
			select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name) from ${administrativeGroups} g
			where g.school_id = asked.school and (asked.own_groups is null or g.id = any(asked.own_groups))), '[]'::json),
		'isSharing', ${sharing(sql`asked.school`)},
		'ticked', coalesce((select to_json(s.ticked_pupil_ids) from ${staffSessions} s where s.id = asked.session), '[]'::json),
		'batches', coalesce((
			select json_agg(json_build_object('id', b.id, 'state', b.state, 'createdAt', b.created_at,
				'pupils', (select count(*)::int from ${accountBatchItems} i where i.batch_id = b.id)) order by b.created_at desc)
			from ${accountBatches} b where asked.manages and b.school_id = asked.school and b.created_by = asked.person
				and b.expires_at > asked.now), '[]'::json),
		'sprays', (
			select json_build_object('count', count(*)::int, 'lastAt', max(a.at)) from ${auditEvents} a
			where asked.manages and a.school_id = asked.school and a.at > ${YESTERDAY} and ${idsWithin(YESTERDAY, TOMORROW)}
				and a.action = 'sign-in.spray')
	) as value
	from (select ${sql.placeholder('school')}::uuid as school, ${sql.placeholder('person')}::uuid as person,
		${sql.placeholder('ownGroups')}::uuid[] as own_groups, ${sql.placeholder('manages')}::boolean as manages,
		${sql.placeholder('session')}::text as session, ${sql.placeholder('now')}::timestamptz as now) asked`;
