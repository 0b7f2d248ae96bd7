import { eq } from 'drizzle-orm';
import type { Context } from '../context';
import { serviceState } from '../db';

/** The names of what is kept. */
export type StateName = 'notice' | 'spray';

/** Milliseconds that a process goes by what it read: long enough to cost nothing, short enough for an operator to wait. */
const FRESH_MS = 5_000;

const read = new Map<StateName, { at: number; value: unknown }>();

/**
 * A fact about the whole service; null when it is not there. Asked of the database at most once in five seconds by each process:
 * what stands here is no secret and decides over nobody's rights. A database that is away gives what was read last.
 */
export async function readState(ctx: Pick<Context, 'db'>, name: StateName): Promise<unknown> {
	const kept = read.get(name);
	if (kept && performance.now() - kept.at < FRESH_MS) return kept.value;
	// Before the answer, so that of a hundred requests at once one asks.
	read.set(name, { at: performance.now(), value: kept?.value ?? null });
	try {
		const [row] = await ctx.db
			.select({ value: serviceState.value })
			.from(serviceState)
			.where(eq(serviceState.name, name));
		read.set(name, { at: performance.now(), value: row?.value ?? null });
	} catch {
		return kept?.value ?? null;
	}
	return read.get(name)?.value ?? null;
}

/** Writes a fact, in the caller's transaction; null takes it away. Other processes follow within five seconds. */
export async function writeState(ctx: Context, name: StateName, value: unknown): Promise<void> {
	const row = { value, updatedAt: ctx.now };
	read.delete(name);
	if (value === null) return void (await ctx.db.delete(serviceState).where(eq(serviceState.name, name)));
	await ctx.db
		.insert(serviceState)
		.values({ name, ...row })
		.onConflictDoUpdate({ target: serviceState.name, set: row });
}

/** For tests, whose database is empty again. */
export const forgetState = (): void => read.clear();
