import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../context';
import { administrativeGroups } from '../db';
import type { DeskActor } from '../staff';
import { fetchOrRefuse } from './fetch-or-refuse';

export interface Group {
	id: string;
	name: string;
}

/** The administrative groups that the actor sees, by name. */
export function listGroups(ctx: Context, actor: DeskActor): Promise<Group[]> {
	return ctx.db
		.select({ id: administrativeGroups.id, name: administrativeGroups.name })
		.from(administrativeGroups)
		.where(seen(actor))
		.orderBy(asc(administrativeGroups.name));
}

/** One of them; any other is refused. */
export const fetchGroup = (ctx: Context, actor: DeskActor, groupId: string): Promise<Group> =>
	fetchOrRefuse(ctx, actor, 'group', groupId, async ([id = '']) => {
		const [group] = await ctx.db
			.select({ id: administrativeGroups.id, name: administrativeGroups.name })
			.from(administrativeGroups)
			.where(and(seen(actor), eq(administrativeGroups.id, id)));
		return group;
	});

const seen = ({ schoolId, groupIds }: DeskActor) =>
	and(
		eq(administrativeGroups.schoolId, schoolId),
		groupIds === null ? undefined : inArray(administrativeGroups.id, groupIds)
	);
