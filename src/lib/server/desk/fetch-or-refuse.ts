import { validate } from 'uuid';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import { AppError } from '../errors';
import type { DeskActor } from '../staff';

/** What can be asked for by id at the desk. */
export type DeskThing =
	'pupil' | 'group' | 'batch' | 'batch-item' | 'undo' | 'application' | 'assignment' | 'spare-card';

/**
 * The one door to anything of the desk that is named by id: `read` looks for it within the actor's school, and what is
 * not found there is refused. Whether it exists at another school makes no difference to the answer (`AppError`
 * 'not-found'), and each refusal leaves an audit row (SECURITY A11). Never call it inside a transaction: the row would
 * be rolled back with it.
 */
export async function fetchOrRefuse<Thing>(
	ctx: Context,
	actor: DeskActor,
	what: DeskThing,
	ids: string | readonly string[],
	read: (ids: readonly string[]) => Promise<Thing | undefined | null>
): Promise<Thing> {
	const asked = typeof ids === 'string' ? [ids] : ids;
	const found = asked.every((id) => validate(id)) ? await read(asked) : undefined;
	if (found !== undefined && found !== null) return found;
	return refuse(ctx, actor, what, asked);
}

/** Refuses and writes down what was asked for; only ids that can be ids are kept, since anybody can send any text. */
async function refuse(
	ctx: Context,
	actor: DeskActor,
	what: DeskThing,
	asked: readonly string[]
): Promise<never> {
	const ids = asked.filter((id) => validate(id));
	await recordAudit(ctx, {
		action: 'desk.refused',
		schoolId: actor.schoolId,
		detail: { what, id: ids[0] ?? null, count: asked.length }
	});
	throw new AppError('not-found');
}
