import { schoolDay } from '$lib/domain/accounts/school-day';
import { PLANNED_END_GRACE_DAYS, UPCOMING_DAYS } from '$lib/domain/accounts/status';
import type { ClassFacts } from '$lib/domain/applications/pupil-claims';
import type { ClassInYear } from '$lib/domain/roster/carry-classes';
import { sql, type Placeholder, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Context } from '../context';
import { arrayOf, dayOf, daysAfter, selectRows, type Day, type Texts } from '../db';
import { sharing } from './read-consent';

/** A class of a school, with its parts. */
export interface SchoolClass {
	title: string;
	subclasses: string[];
}

/** Belgian Dutch, numbers by value: class 2A before class 10A. */
const { compare } = new Intl.Collator('nl-BE', { numeric: true });

/** `m` on school day `day`; with `ahead`, also what begins within so many days: September's classes in August. */
const on = (day: Day, ahead = 0): SQL => sql`(m.from_day is null or m.from_day <= ${daysAfter(day, ahead)})
	and (m.until_day is null or m.until_day >= ${dayOf(day)})`;

/** The classes of a school that are known today, in the order in which a school names them; none without its consent. */
export async function listClasses(ctx: Context, schoolId: string): Promise<SchoolClass[]> {
	const rows = await selectRows<{ title: string; subclass: string | null }>(
		ctx.db,
		sql`select distinct m.class_title as title, m.subclass_title as subclass from class_memberships m
			where m.school_id = ${schoolId}::uuid and ${on(schoolDay(ctx.now), UPCOMING_DAYS)}
				and ${sharing(sql`m.school_id`)}`
	);
	return [...Map.groupBy(rows, ({ title }) => title)]
		.map(([title, parts]) => ({
			title,
			subclasses: parts.flatMap(({ subclass }) => subclass ?? []).toSorted(compare)
		}))
		.toSorted((a, b) => compare(a.title, b.title));
}

/**
 * The classes of a school and their parts that have pupils on `before` or on `after`, with the administrative groups those
 * are in; none without its consent.
 */
export async function classesInYear(
	ctx: Context,
	{ schoolId, before, after }: { schoolId: string; before: string; after: string }
): Promise<ClassInYear[]> {
	const groupsOn = (day: string) => sql`coalesce(json_agg(distinct e.administrative_group_id) filter (
		where ${on(day)} and e.begin_date <= ${day}::date and e.planned_end_date >= ${day}::date
			and (e.deregistered_on is null or e.deregistered_on > ${day}::date)), '[]'::json)`;
	const rows = await selectRows<ClassInYear & Record<string, unknown>>(
		ctx.db,
		sql`select t.title, bool_and(t.part) as "isPart", ${groupsOn(before)} as "groupsBefore",
				${groupsOn(after)} as "groupsAfter"
			from class_memberships m
			join enrollments e on e.id = m.enrollment_id
			cross join lateral (values (m.class_title, false), (m.subclass_title, true)) as t(title, part)
			where m.school_id = ${schoolId}::uuid and t.title is not null and ${sharing(sql`m.school_id`)}
			group by t.title`
	);
	return rows.toSorted((a, b) => compare(a.title, b.title));
}

/** Every title that can be named of those classes: of the class, and of its parts. */
export const titlesOf = (classes: readonly SchoolClass[]): string[] => [
	...new Set(classes.flatMap(({ title, subclasses }) => [title, ...subclasses]))
];

/**
 * The classes that a pupil is in today, at schools whose consent stands and where an enrollment is usable: what an
 * application may be told. A value for a query that knows the pupil (`pupil`) and the day (`today`), and read anew each
 * time, so that a class that changed this morning is the one that is told.
 */
export const classesOf = (pupil: SQLWrapper, today: SQL) => sql<ClassFacts[]>`coalesce((
	select json_agg(json_build_object('instellingsnummer', c.instellingsnummer, 'title', c.title, 'group', c."group")
		order by c.instellingsnummer, c.title, c."group")
	from (select distinct s.instellingsnummer, m.class_title as title, m.subclass_title as "group"
		from class_memberships m
		join enrollments e on e.id = m.enrollment_id
		join schools s on s.id = m.school_id
		where e.pupil_id = ${pupil} and ${sharing(sql`m.school_id`)}
			and (m.from_day is null or m.from_day <= ${today}) and (m.until_day is null or m.until_day >= ${today})
			and e.begin_date <= ${today}
			and e.planned_end_date >= ${today} - ${sql.raw(String(PLANNED_END_GRACE_DAYS))}
			and (e.deregistered_on is null or e.deregistered_on > ${today})) c), '[]'::json)`;

/** Titles of classes and parts by enrollment, of one school on `day`; those of one pupil when `pupilId` is given. */
export async function titlesByEnrollment(
	ctx: Context,
	{ schoolId, day, pupilId }: { schoolId: string; day: string; pupilId?: string }
): Promise<Map<string, string[]>> {
	const rows = await selectRows<{ enrollmentId: string; titles: string[] }>(
		ctx.db,
		sql`select m.enrollment_id as "enrollmentId",
				json_agg(distinct t.title) as titles
			from class_memberships m
			join enrollments e on e.id = m.enrollment_id
			cross join lateral (values (m.class_title), (m.subclass_title)) as t(title)
			where m.school_id = ${schoolId}::uuid and ${on(day)} and t.title is not null and ${sharing(sql`m.school_id`)}
				${pupilId === undefined ? sql`` : sql`and e.pupil_id = ${pupilId}::uuid`}
			group by 1`
	);
	return new Map(rows.map(({ enrollmentId, titles }) => [enrollmentId, titles]));
}

/** Whether the enrollment that `id` gives is today in one of these classes or parts; a condition. */
export const isInOneOf = (id: SQL, titles: Texts, day: Day): SQL => inTitles(id, titles, on(day));

/** `isInOneOf`, and also for a class that the pupil goes to within 120 days: what a school filters on in August. */
export const isOrComesInOneOf = (id: SQL, titles: Texts, day: Day): SQL =>
	inTitles(id, titles, on(day, UPCOMING_DAYS));

const inTitles = (id: SQL, titles: Texts, when: SQL): SQL => {
	const wanted = arrayOf(titles, 'text');
	return sql`exists (select 1 from class_memberships m where m.enrollment_id = ${id} and ${when}
		and (m.class_title = any(${wanted}) or m.subclass_title = any(${wanted})))`;
};

/** The enrollments of a school in a class, or a part of one, with a title like the folded `pattern`; a query, asked once for all. */
export const enrollmentsWithTitleLike = (schoolId: string | Placeholder, pattern: SQL, day: Day): SQL =>
	sql`select m.enrollment_id from class_memberships m where m.school_id = ${schoolId}::uuid
		and ${on(day, UPCOMING_DAYS)} and (lower(immutable_unaccent(m.class_title)) like ${pattern}
			or lower(immutable_unaccent(m.subclass_title)) like ${pattern})`;

/** The classes of the enrollment that `id` gives, as text: *3A (3A1)*; null when none is known. */
export const classNamesOf = (id: SQL, day: Day): SQL =>
	sql`(select string_agg(distinct m.class_title || coalesce(' (' || m.subclass_title || ')', ''), ', ')
		from class_memberships m where m.enrollment_id = ${id} and ${on(day, UPCOMING_DAYS)})`;

/** The one class by which cards of the enrollment that `id` gives are handed out: its part where there is one (F47). */
export const handOutClassOf = (id: SQL, now: Date): SQL =>
	sql`(select min(coalesce(m.subclass_title, m.class_title) collate "C") from class_memberships m
		where m.enrollment_id = ${id} and ${on(schoolDay(now), UPCOMING_DAYS)})`;
