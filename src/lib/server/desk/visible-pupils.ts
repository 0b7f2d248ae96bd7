import { schoolDay } from '$lib/domain/accounts/school-day';
import { PLANNED_END_GRACE_DAYS, UPCOMING_DAYS } from '$lib/domain/accounts/status';
import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import {
	accounts,
	administrativeGroups,
	credentials,
	dayOf,
	daysAfter,
	enrollments,
	oneOf,
	pupils,
	type Day,
	type Texts
} from '../db';
import { isInOneOf } from '../consent';
import type { DeskActor } from '../staff';

/** `isEnrollmentUsable` of the domain as SQL, for the enrollment called `alias`; with `ahead`, `isEnrollmentVisible`. */
function lasts(alias: SQL, today: Day, ahead: number): SQL {
	return sql`${alias}.begin_date <= ${daysAfter(today, ahead)}
		and ${alias}.planned_end_date >= ${daysAfter(today, -PLANNED_END_GRACE_DAYS)}
		and (${alias}.deregistered_on is null or ${alias}.deregistered_on > ${dayOf(today)})`;
}

/** Whom a statement is about: an actor, or the places of one in a statement that is built once. */
export interface Sight {
	schoolId: string | Placeholder;
	/** As of `DeskActor`: null for the whole school. */
	groupIds: Texts | null;
	classTitles?: Texts;
}

interface Bounds {
	/** Only pupils with an enrollment in this group, and that enrollment. */
	groupId?: string | Placeholder | null;
	pupilIds?: readonly string[];
	/** What follows goes through `seen` once, so that it need not be kept: of 3,000 rows that is a quarter of a list. */
	once?: boolean;
}

/**
 * The pupils whom the actor sees today, as a `with` clause named `seen`: one row a pupil, the enrollment that counts
 * (one that has begun before one to come, then the newest). Every query of the desk begins here, so that none can reach
 * another school or, for a teacher, another group or class than those that were given.
 */
export function seenPupils(actor: Sight, today: Day, { groupId, pupilIds, once }: Bounds = {}): SQL {
	const conditions = [
		sql`e.school_id = ${actor.schoolId}::uuid`,
		lasts(sql`e`, today, UPCOMING_DAYS),
		actor.groupIds && ownGroupsOrClasses(actor.groupIds, actor.classTitles ?? [], today),
		groupId && sql`e.administrative_group_id = ${groupId}::uuid`,
		pupilIds && oneOf(sql`e.pupil_id`, pupilIds)
	].filter((condition): condition is SQL => Boolean(condition));
	return sql`with seen as ${once ? sql`not materialized` : sql`materialized`} (
		select distinct on (e.pupil_id) e.pupil_id, e.id as enrollment_id, e.stamnummer, e.given_name, e.family_name,
			e.folded_name, e.other_name, e.begin_date, e.planned_end_date, e.administrative_group_id, g.name as group_name, g.level
		from ${enrollments} e
		join ${administrativeGroups} g on g.id = e.administrative_group_id and g.school_id = ${actor.schoolId}::uuid
		where ${sql.join(conditions, sql` and `)}
		order by e.pupil_id, (e.begin_date <= ${dayOf(today)}) desc, e.begin_date desc, e.id
	)`;
}

/** What a teacher was given: groups, and classes where the school shares them (F96). */
const ownGroupsOrClasses = (groupIds: Texts, titles: Texts, today: Day): SQL =>
	Array.isArray(titles) && titles.length === 0
		? oneOf(sql`e.administrative_group_id`, groupIds)
		: sql`(${oneOf(sql`e.administrative_group_id`, groupIds)} or ${isInOneOf(sql`e.id`, titles, today)})`;

/** `seen` with the pupil (p), the account (a) and the secret (c), where there are. */
export const FROM_SEEN = sql`from seen s
	join ${pupils} p on p.id = s.pupil_id
	left join ${accounts} a on a.pupil_id = s.pupil_id
	left join ${credentials} c on c.account_id = a.id`;

/**
 * The account (a) of a row of `seen`; a list of a whole school reads it for few rows only. Pupil by pupil, because of its own will
 * PostgreSQL reads the accounts of the whole country for a school of 3,000.
 */
export const WITH_ACCOUNT = sql`left join lateral (
	select * from ${accounts} own where own.pupil_id = s.pupil_id limit 1) a on true`;

/** And the secret (c), which only a status needs. */
export const WITH_SECRET = sql`${WITH_ACCOUNT} left join lateral (
	select * from ${credentials} its where its.account_id = a.id limit 1) c on true`;

/**
 * The `PupilStatus` of a row of `FROM_SEEN` or `WITH_SECRET`; without a secret (`WITH_ACCOUNT`) one that is temporary counts as
 * active. Looks at the enrollments of every school (F37), unless the one that is seen
 * lets the pupil in already.
 */
export const statusOf = (today: Day, { withSecret = true } = {}): SQL => sql`case
	when a.id is null then 'none'
	when a.blocked_at is not null then 'blocked'
	when not (s.begin_date <= ${dayOf(today)} and s.planned_end_date >= ${daysAfter(today, -PLANNED_END_GRACE_DAYS)})
		and ${anyOf(sql`from ${enrollments} u where u.pupil_id = s.pupil_id
			and ${lasts(sql`u`, today, 0)}`)} is null then 'inactive'
	${withSecret ? sql`when c.must_replace then 'temporary'` : sql``}
	else 'active' end`;

/**
 * Whether a pupil of `FROM_SEEN` is at another school today while here the enrollment has not begun or is past its planned
 * end: the grace of D9 and the look ahead of F94 let this school see the pupil, not decide about the account.
 */
export function elsewhereOf({ schoolId }: Pick<DeskActor, 'schoolId'>, now: Date): SQL {
	const today = schoolDay(now);
	const runsAt = (school: SQL) => sql`exists (select 1 from ${enrollments} r where r.pupil_id = s.pupil_id
		and ${school} and r.begin_date <= ${today}::date and r.planned_end_date >= ${today}::date
		and (r.deregistered_on is null or r.deregistered_on > ${today}::date))`;
	return sql`(${runsAt(sql`r.school_id <> ${schoolId}::uuid`)}
		and not ${runsAt(sql`r.school_id = ${schoolId}::uuid`)})`;
}

/**
 * True when there is such a row, else null; asked of one pupil at a time. What `exists` asks PostgreSQL may answer by reading the enrollments
 * of the whole country into memory once, where it takes many rows for likely.
 */
const anyOf = (rows: SQL): SQL => sql`(select true ${rows} limit 1)`;

/** The type that the account has, or would get (D1): one enrollment in ordinary secondary education decides. */
export const typeOf = (
	today: Day
): SQL => sql`coalesce(a.type::text, case when s.level = 'secundair' or ${anyOf(sql`
	from ${enrollments} u join ${administrativeGroups} ug on ug.id = u.administrative_group_id
	where u.pupil_id = s.pupil_id and ug.level = 'secundair' and ${lasts(sql`u`, today, UPCOMING_DAYS)}`)}
then 'gevorderd' else 'basis' end)`;
