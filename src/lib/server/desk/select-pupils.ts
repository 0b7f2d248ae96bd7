import type { ListQuery } from '$lib/domain/desk/list-query';
import type { Selected } from '$lib/domain/desk/preview';
import { sql } from 'drizzle-orm';
import { handOutClassOf } from '../consent';
import type { Context } from '../context';
import { selectRows } from '../db';
import { AppError } from '../errors';
import type { DeskActor } from '../staff';
import { fetchOrRefuse } from './fetch-or-refuse';
import { matchingPupilIds } from './list-pupils';
import { elsewhereOf, FROM_SEEN, seenPupils, typeOf } from './visible-pupils';

/** Pupils that one action may touch (SECURITY 2.1.3); a larger school does it group by group. */
export const MAX_SELECTION = 1_500;

/** What was ticked, or everything that the list shows with its filters. */
export type Selection = { pupilIds: readonly string[] } | { all: ListQuery };

/** A pupil of a selection, with what every action on it needs. */
export interface SelectedPupil extends Selected {
	pupilId: string;
	stamnummer: string;
	givenName: string;
	familyName: string;
	groupName: string;
	/** By which cards are handed out; null without the school's consent (F47). */
	className: string | null;
	username: string | null;
	[column: string]: unknown;
}

/**
 * The pupils of a selection, in Dutch order of names as far as folding goes. One that the actor may not see refuses the
 * whole selection. Throws `AppError('too-large')` above `MAX_SELECTION`.
 */
export async function selectPupils(
	ctx: Context,
	actor: DeskActor,
	selection: Selection
): Promise<SelectedPupil[]> {
	const ids =
		'all' in selection
			? await matchingPupilIds(ctx, actor, selection.all, MAX_SELECTION + 1)
			: [...new Set(selection.pupilIds)];
	if (ids.length > MAX_SELECTION) throw new AppError('too-large');
	if (ids.length === 0) return [];
	return fetchOrRefuse(ctx, actor, 'pupil', ids, async (pupilIds) => {
		const rows = await selectRows<SelectedPupil>(
			ctx.db,
			sql`${seenPupils(actor, ctx.now, { pupilIds })}
				select s.pupil_id as "pupilId", s.stamnummer, s.given_name as "givenName", s.family_name as "familyName",
					s.group_name as "groupName",
					${handOutClassOf(sql`s.enrollment_id`, ctx.now)} as "className", a.id as "accountId", a.username, ${typeOf(ctx.now)} as type, c.kind,
					a.blocked_at is not null as blocked, ${elsewhereOf(actor, ctx.now)} as elsewhere
				${FROM_SEEN}
				order by lower(immutable_unaccent(s.family_name)) collate "C",
					lower(immutable_unaccent(s.given_name)) collate "C", s.pupil_id`
		);
		return rows.length === pupilIds.length ? rows : undefined;
	});
}
