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
import { sql, type SQL } from 'drizzle-orm';
import { classNamesOf, enrollmentsWithTitleLike, isOrComesInOneOf } from '../consent';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { readFromReplica, selectRows } from '../db';
import type { DeskActor } from '../staff';
import { fetchGroup } from './list-groups';
import { seenPupils, statusOf, typeOf, WITH_ACCOUNT, WITH_SECRET } from './visible-pupils';

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
	const matching = await matchingPupils(ctx, actor, query);
	const { rows, page } = await readFromReplica(ctx, async (db) => {
		const read = (page: number) =>
			selectRows<PupilRow & { total: number; [column: string]: unknown }>(
				db,
				sql`${matching}, chosen as (
						select * from matching s order by ${orderOf(query)}
						limit ${PAGE_SIZE}::int offset ${(page - 1) * PAGE_SIZE}::int
					)
					select s.pupil_id as "pupilId", s.stamnummer, s.given_name as "givenName", s.family_name as "familyName",
						s.group_name as "groupName", ${classNamesOf(sql`s.enrollment_id`, ctx.now)} as "classNames",
						${statusOf(ctx.now)} as status, a.type,
						(select count(*)::int from matching) as total
					from chosen s ${WITH_SECRET} order by ${orderOf(query)}`
			);
		let { page } = query;
		let rows = await read(page);
		if (rows.length === 0 && page > 1) {
			const [counted] = await selectRows<{ total: number }>(
				db,
				sql`${matching} select count(*)::int as total from matching`
			);
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
	const matching = await matchingPupils(ctx, actor, query);
	const rows = await selectRows<{ pupilId: string }>(
		ctx.db,
		sql`${matching} select pupil_id as "pupilId" from matching s order by ${orderOf(query)} limit ${limit}::int`
	);
	return rows.map(({ pupilId }) => pupilId);
}

/** The `with` clause that ends in `matching`: what the filters leave of `seen`, with what it is sorted by. */
async function matchingPupils(ctx: Context, actor: DeskActor, query: ListQuery): Promise<SQL> {
	const { groupId, classTitle, status, type, search, sort } = query;
	if (groupId) await fetchGroup(ctx, actor, groupId);
	const withSecret = status === 'active' || status === 'temporary' || sort === 'status';
	const withAccount = status !== null || type !== null || sort === 'type';
	const conditions = [
		...searchWords(search).map((word) => contains(word, actor, ctx.now)),
		classTitle && isOrComesInOneOf(sql`s.enrollment_id`, [classTitle], ctx.now),
		status && sql`${statusOf(ctx.now, { withSecret })} = ${status}`,
		type && sql`${typeOf(ctx.now)} = ${type}`
	].filter((condition): condition is SQL => Boolean(condition));
	return sql`${seenPupils(actor, ctx.now, { groupId })}, matching as materialized (
		select s.*${sort === 'status' ? sql`, ${statusOf(ctx.now)} as status` : sql``}
			${sort === 'type' ? sql`, a.type as own_type` : sql``}
		from seen s ${withSecret ? WITH_SECRET : withAccount ? WITH_ACCOUNT : sql``}
		${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
	)`;
}

/**
 * Whether the stamnummer, the class or the name, as the school or the newest enrollment writes it, contains the word. The database
 * folds word and name by the same rules; the escapes come after folding, which makes a % of a wide one. The newest
 * enrollment may be another school's: what it writes otherwise stands beside the school's own (`other_name`), because a look-up
 * in `pupils` for whom the own writing does not match was three quarters of a search.
 */
function contains(word: string, { schoolId }: DeskActor, now: Date): SQL {
	const folded = sql`lower(immutable_unaccent(${word}::text))`;
	const pattern = sql`(select '%' || replace(replace(replace(${folded}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')`;
	return sql`(s.folded_name like ${pattern} or lower(s.stamnummer) like ${pattern} or s.other_name like ${pattern}
		or s.enrollment_id in (${enrollmentsWithTitleLike(schoolId, pattern, now)}))`;
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
