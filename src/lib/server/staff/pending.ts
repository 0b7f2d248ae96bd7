import { eq } from 'drizzle-orm';
import { inTransaction, type Context } from '../context';
import { staffSessions } from '../db';
import { seal, unseal } from '../keys';
import { hashStaffBearer } from './staff-session';

/** What a session waits for between two pages. Sealed, in the session's row, and gone with it. */
export type Pending =
	/** What the browser's authenticator must sign. */
	| { kind: 'challenge'; challenge: string }
	/** New recovery codes, until their owner says that they are kept. */
	| { kind: 'codes'; codes: string[] };

const context = (id: string) => `staff-pending:${id}`;

export async function keepPending(ctx: Context, bearer: string, pending: Pending): Promise<void> {
	const id = hashStaffBearer(bearer);
	const pendingSealed = seal(ctx.keys.sealing, JSON.stringify(pending), context(id));
	await ctx.db.update(staffSessions).set({ pendingSealed }).where(eq(staffSessions.id, id));
}

/** What the session waits for, when it is of this kind; else null. */
export async function readPending<Kind extends Pending['kind']>(
	ctx: Context,
	bearer: string,
	kind: Kind
): Promise<Extract<Pending, { kind: Kind }> | null> {
	const id = hashStaffBearer(bearer);
	const [row] = await ctx.db
		.select({ sealed: staffSessions.pendingSealed })
		.from(staffSessions)
		.where(eq(staffSessions.id, id))
		.for('update');
	const opened = row?.sealed ? unseal(ctx.keys.sealing, row.sealed, context(id)) : null;
	const pending = opened ? (JSON.parse(opened.toString('utf8')) as Pending) : null;
	return pending?.kind === kind ? (pending as Extract<Pending, { kind: Kind }>) : null;
}

/** `readPending`, and nobody reads it again: a challenge is answered once. */
export function takePending<Kind extends Pending['kind']>(
	ctx: Context,
	bearer: string,
	kind: Kind
): Promise<Extract<Pending, { kind: Kind }> | null> {
	return inTransaction(ctx, async (ctx) => {
		const pending = await readPending(ctx, bearer, kind);
		if (pending) await forgetPending(ctx, bearer);
		return pending;
	});
}

export async function forgetPending(ctx: Pick<Context, 'db'>, bearer: string): Promise<void> {
	const id = hashStaffBearer(bearer);
	await ctx.db.update(staffSessions).set({ pendingSealed: null }).where(eq(staffSessions.id, id));
}
