import { filterKinds } from '$lib/domain/desk/data-reads';
import type { AccountType } from '$lib/domain/accounts/account-type';
import {
	PAGE_SIZE,
	pageCount,
	searchWords,
	type ListQuery,
	type PupilStatus,
	type SortColumn
} from '$lib/domain/desk/list-query';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import { classNamesOf, enrollmentsWithTitleLike, isOrComesInOneOf } from '../consent';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { readFromReplica, rowsOnce } from '../db';
import type { DeskActor } from '../staff';
import { fetchGroup } from './list-groups';
import { seenPupils, statusOf, typeOf, WITH_ACCOUNT, WITH_SECRET, type Sight } from './visible-pupils';

export interface PupilRow {
	pupilId: string;
	stamnummer: string;
	givenName: string;
	familyName: string;
	groupName: string;
	/** Null when none is known: without the school's consent always. */
	classNames: string | null;
	status: PupilStatus;
	/** Null without an account. */
	type: AccountType | null;
}

export interface PupilPage {
	rows: PupilRow[];
	/** Rows that match, on all pages. */
	total: number;
	/** The page that is shown: the last one when a later one was asked for. */
	page: number;
	pages: number;
}

/**
 * One page of the list (F50–F53), within the actor's school: one query, which reads accounts only for the rows of the page
 * unless the list is filtered or sorted by them. A foreign group is refused. Who was
 * shown is written down.
 */
export async function listPupils(ctx: Context, actor: DeskActor, query: ListQuery): Promise<PupilPage> {
	if (query.groupId) await fetchGroup(ctx, actor, query.groupId);
	const { shape, build, values } = matchingPupils(ctx, actor, query);
	const { rows, page } = await readFromReplica(ctx, async (db) => {
		const read = (page: number) =>
			rowsOnce<PupilRow & { total: number }>(db, {
				name: `list ${shape}`,
				build: () => sql`${build()}, chosen as (
						select * from matching s order by ${orderOf(query)}
						limit ${PAGE_SIZE}::int offset ${sql.placeholder('offset')}::int
					)
					select s.pupil_id as "pupilId", s.stamnummer, s.given_name as "givenName", s.family_name as "familyName",
						s.group_name as "groupName", ${classNamesOf(sql`s.enrollment_id`, TODAY)} as "classNames",
						${statusOf(TODAY)} as status, a.type,
						(select count(*)::int from matching) as total
					from chosen s ${WITH_SECRET} order by ${orderOf(query)}`,
				values: { ...values, offset: (page - 1) * PAGE_SIZE }
			});
		let { page } = query;
		let rows = await read(page);
		if (rows.length === 0 && page > 1) {
			const [counted] = await rowsOnce<{ total: number }>(db, {
				name: `list count ${shape}`,
				build: () => sql`${build()} select count(*)::int as total from matching`,
				values
			});
			page = Math.min(page, pageCount(counted?.total ?? 0));
			rows = await read(page);
		}
		return { rows, page };
	});
	const total = rows[0]?.total ?? 0;
	const pupilIds = rows.map(({ pupilId }) => pupilId);
	await recordRead(ctx, actor, { what: 'list', pupilIds, filters: filterKinds(query) });
	return { rows: rows.map(({ total: _, ...row }) => row), total, page, pages: pageCount(total) };
}

/** The ids of all pupils that match, in the order of the list, at most `limit`: *selecteer alle resultaten*. */
export async function matchingPupilIds(
	ctx: Context,
	actor: DeskActor,
	query: ListQuery,
	limit: number
): Promise<string[]> {
	if (query.groupId) await fetchGroup(ctx, actor, query.groupId);
	const { shape, build, values } = matchingPupils(ctx, actor, query);
	const rows = await rowsOnce<{ pupilId: string }>(ctx.db, {
		name: `list ids ${shape}`,
		build: () => sql`${build()} select pupil_id as "pupilId" from matching s order by ${orderOf(query)}
			limit ${sql.placeholder('limit')}::int`,
		values: { ...values, limit }
	});
	return rows.map(({ pupilId }) => pupilId);
}

/** The day of the question, in a statement that is put together once. */
const TODAY = sql`${sql.placeholder('today')}::date`;

interface Matching {
	/** Which filters there are and what is sorted by, not their values: two questions of one shape are one statement. */
	shape: string;
	build: () => SQL;
	values: Record<string, unknown>;
}

/**
 * The `with` clause that ends in `matching`: what the filters leave of `seen`, with what it is sorted by. Every value comes
 * as a placeholder, the school and the own groups of who asks too.
 */
function matchingPupils(ctx: Context, actor: DeskActor, query: ListQuery): Matching {
	const { groupId, classTitle, status, type, search, sort } = query;
	const withSecret = status === 'active' || status === 'temporary' || sort === 'status';
	const withAccount = status !== null || type !== null || sort === 'type';
	const words = searchWords(search);
	const titles = actor.classTitles ?? [];
	const sight: Sight = {
		schoolId: sql.placeholder('school'),
		groupIds: actor.groupIds && sql.placeholder('ownGroups'),
		classTitles: titles.length > 0 ? sql.placeholder('ownTitles') : []
	};
	const shape = {
		own: actor.groupIds === null ? 'all' : titles.length > 0 ? 'groups and classes' : 'groups',
		...{ group: Boolean(groupId), class: Boolean(classTitle), status: status !== null, type: type !== null },
		...{ withSecret, words: words.length, sort, descending: query.descending }
	};
	const values = {
		school: actor.schoolId,
		today: schoolDay(ctx.now),
		...{ ownGroups: actor.groupIds, ownTitles: titles },
		...{ group: groupId, class: classTitle ? [classTitle] : [], status, type },
		...Object.fromEntries(words.map((word, i) => [`word${i}`, word]))
	};
	const build = () => {
		const conditions = [
			...words.map((_, i) => contains(sql.placeholder(`word${i}`))),
			classTitle && isOrComesInOneOf(sql`s.enrollment_id`, sql.placeholder('class'), TODAY),
			status && sql`${statusOf(TODAY, { withSecret })} = ${sql.placeholder('status')}`,
			type && sql`${typeOf(TODAY)} = ${sql.placeholder('type')}`
		].filter((condition): condition is SQL => Boolean(condition));
		// The list goes through `matching` twice, to choose and to count: kept once, and without a condition `seen` is what is kept.
		const bare = conditions.length === 0 && !withSecret && !withAccount;
		const seen = seenPupils(sight, TODAY, { groupId: groupId && sql.placeholder('group'), once: !bare });
		return sql`${seen}, matching as ${bare ? sql`not materialized` : sql`materialized`} (
			select s.*${sort === 'status' ? sql`, ${statusOf(TODAY)} as status` : sql``}
				${sort === 'type' ? sql`, a.type as own_type` : sql``}
			from seen s ${withSecret ? WITH_SECRET : withAccount ? WITH_ACCOUNT : sql``}
			${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
		)`;
	};
	return { shape: JSON.stringify(shape), build, values };
}

/**
 * Whether the stamnummer, the class or the name, as the school or the newest enrollment writes it, contains the word. The database
 * folds word and name by the same rules; the escapes come after folding, which makes a % of a wide one. The newest
 * enrollment may be another school's: what it writes otherwise stands beside the school's own (`other_name`), because a look-up
 * in `pupils` for whom the own writing does not match was three quarters of a search.
 */
function contains(word: Placeholder): SQL {
	const folded = sql`lower(immutable_unaccent(${word}::text))`;
	const pattern = sql`(select '%' || replace(replace(replace(${folded}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')`;
	return sql`(s.folded_name like ${pattern} or lower(s.stamnummer) like ${pattern} or s.other_name like ${pattern}
		or s.enrollment_id in (${enrollmentsWithTitleLike(sql.placeholder('school'), pattern, TODAY)}))`;
}

/** Folded names, by code point: the same on both engines whatever their locale. Numbers by value. */
const FOLDED = sql`s.folded_name collate "C"`;
const FOLDED_GIVEN = sql`split_part(s.folded_name, chr(1), 2) collate "C"`;
const NUMBER = sql`length(s.stamnummer), s.stamnummer collate "C"`;

const ORDER: Record<SortColumn, { up: SQL; down: SQL }> = {
	stamnummer: { up: NUMBER, down: sql`length(s.stamnummer) desc, s.stamnummer collate "C" desc` },
	voornaam: both(FOLDED_GIVEN),
	naam: both(FOLDED),
	groep: both(sql`s.group_name collate "C"`),
	status: both(sql`s.status`),
	type: both(sql`coalesce(s.own_type::text, '')`)
};

function both(column: SQL): { up: SQL; down: SQL } {
	return { up: sql`${column} asc`, down: sql`${column} desc` };
}

/** Always down to one order, or a pupil could stand on two pages and another on none. */
const orderOf = ({ sort, descending }: ListQuery): SQL =>
	sql`${ORDER[sort][descending ? 'down' : 'up']}, ${FOLDED}, ${NUMBER}, s.pupil_id`;
