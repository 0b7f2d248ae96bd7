import { isSharing, listClasses, type SchoolClass } from '../consent';
import type { Context } from '../context';
import type { DeskActor } from '../staff';

/**
 * The classes that the actor can filter on: those of the school, or of a teacher those that were given to them. Null when
 * the school does not share class information, so that the desk does not speak of classes at all.
 */
export async function listOwnClasses(ctx: Context, actor: DeskActor): Promise<SchoolClass[] | null> {
	return (await isSharing(ctx, actor.schoolId)) ? ownClasses(ctx, actor) : null;
}

/** `listOwnClasses` of a school that shares them. */
export async function ownClasses(ctx: Context, actor: DeskActor): Promise<SchoolClass[]> {
	const classes = await listClasses(ctx, actor.schoolId);
	if (actor.groupIds === null) return classes;
	const own = actor.classTitles ?? [];
	return classes.filter(({ title, subclasses }) => [title, ...subclasses].some((one) => own.includes(one)));
}
