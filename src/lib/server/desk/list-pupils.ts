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
import type { Context } from '../context';
import { readFromReplica, selectRows } from '../db';
import type { DeskActor } from '../staff';
import { fetchGroup } from './list-groups';
import { FROM_SEEN, seenPupils, statusOf, typeOf } from './visible-pupils';

export interface PupilRow {
	pupilId: string;
	stamnummer: string;
	givenName: string;
	familyName: string;
	groupName: string;
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

/** One page of the list (F50–F53): a count and a query, both within the actor's school. A foreign group is refused. */
export async function listPupils(ctx: Context, actor: DeskActor, query: ListQuery): Promise<PupilPage> {
	const matching = await matchingPupils(ctx, actor, query);
	return readFromReplica(ctx, async (db) => {
		const [counted] = await selectRows<{ total: number }>(
			db,
			sql`${matching} select count(*)::int as total from matching`
		);
		const total = counted?.total ?? 0;
		const pages = pageCount(total);
		const page = Math.min(query.page, pages);
		const rows = await selectRows<PupilRow & Record<string, unknown>>(
			db,
			sql`${matching} select pupil_id as "pupilId", stamnummer, given_name as "givenName", family_name as "familyName",
				group_name as "groupName", status, own_type as type
			from matching order by ${orderOf(query)}
			limit ${PAGE_SIZE}::int offset ${(page - 1) * PAGE_SIZE}::int`
		);
		return { rows, total, page, pages };
	});
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
		sql`${matching} select pupil_id as "pupilId" from matching order by ${orderOf(query)} limit ${limit}::int`
	);
	return rows.map(({ pupilId }) => pupilId);
}

/** The `with` clause that ends in `matching`: what the filters leave of `seen`. */
async function matchingPupils(ctx: Context, actor: DeskActor, query: ListQuery): Promise<SQL> {
	const { groupId, status, type, search } = query;
	if (groupId) await fetchGroup(ctx, actor, groupId);
	const conditions = [
		...searchWords(search).map(contains),
		status && sql`${statusOf(ctx.now)} = ${status}`,
		type && sql`${typeOf(ctx.now)} = ${type}`
	].filter((condition): condition is SQL => Boolean(condition));
	return sql`${seenPupils(actor, ctx.now, { groupId })}, matching as (
		select s.*, ${statusOf(ctx.now)} as status, a.type as own_type
		${FROM_SEEN}
		${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
	)`;
}

/**
 * Whether the stamnummer or the name, as the school or the newest enrollment writes it, contains the word. The database
 * folds word and name by the same rules; the escapes come after folding, which makes a % of a wide one.
 */
function contains(word: string): SQL {
	const folded = sql`lower(immutable_unaccent(${word}::text))`;
	const pattern = sql`'%' || replace(replace(replace(${folded}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
	return sql`(p.search_name like ${pattern} or ${AS_WRITTEN} like ${pattern} or lower(s.stamnummer) like ${pattern})`;
}

/** The name as the school writes it; folded here, so that only a search pays for it. */
const AS_WRITTEN = sql`lower(immutable_unaccent(s.given_name || ' ' || s.family_name))`;

/** Folded names, by code point: the same on both engines whatever their locale. Numbers by value. */
const FOLDED_FAMILY = sql`lower(immutable_unaccent(family_name)) collate "C"`;
const FOLDED_GIVEN = sql`lower(immutable_unaccent(given_name)) collate "C"`;
const NUMBER = sql`length(stamnummer), stamnummer collate "C"`;

const ORDER: Record<SortColumn, { up: SQL; down: SQL }> = {
	stamnummer: { up: NUMBER, down: sql`length(stamnummer) desc, stamnummer collate "C" desc` },
	voornaam: both(FOLDED_GIVEN),
	naam: both(FOLDED_FAMILY),
	groep: both(sql`group_name collate "C"`),
	status: both(sql`status`),
	type: both(sql`coalesce(own_type::text, '')`)
};

function both(column: SQL): { up: SQL; down: SQL } {
	return { up: sql`${column} asc`, down: sql`${column} desc` };
}

/** Always down to one order, or a pupil could stand on two pages and another on none. */
const orderOf = ({ sort, descending }: ListQuery): SQL =>
	sql`${ORDER[sort][descending ? 'down' : 'up']}, ${FOLDED_FAMILY}, ${FOLDED_GIVEN}, ${NUMBER}, pupil_id`;
