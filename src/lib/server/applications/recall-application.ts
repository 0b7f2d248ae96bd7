import type { Context } from '../context';
import type { Database } from '../db';
import { readApplication, type Application } from './read-application';

/** Milliseconds that a process goes by what it read: how long a change made by another server can go unseen (docs/running.md). */
const FRESH_MS = 2_000;

type Known = Map<string, { at: number; application: Application }>;
let remembered = new WeakMap<Database, Known>();

/**
 * `readApplication`, asked of the database at most once in two seconds: a sign-in asks it six times. A change made in this
 * process is seen at once (`forgetApplications`). For whoever acts on behalf of the application only; a name that is nobody's is
 * asked anew each time, so that nothing grows with what strangers type.
 */
export async function recallApplication(
	ctx: Pick<Context, 'db' | 'now'>,
	clientId: string
): Promise<Application | null> {
	const known: Known = remembered.get(ctx.db) ?? new Map();
	remembered.set(ctx.db, known);
	const at = performance.now();
	const found = known.get(clientId);
	if (found && at - found.at < FRESH_MS) return found.application;
	const application = await readApplication(ctx, clientId);
	// Forgotten meanwhile, `known` is asked no more: an answer from before a change cannot come back.
	if (application) known.set(clientId, { at, application });
	else known.delete(clientId);
	return application;
}

/** To be called once a change of an application is committed. */
export function forgetApplications(): void {
	remembered = new WeakMap();
}
