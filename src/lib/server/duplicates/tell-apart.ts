import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { distinctPupils } from '../db';

/** Remembers that these two are two children, so that they are proposed no more. Saying it twice is no error. */
export function tellApart(ctx: Context, ids: readonly [string, string]): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const [firstId = '', secondId = ''] = [...ids].sort();
		const saidBy = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
		await ctx.db
			.insert(distinctPupils)
			.values({ firstId, secondId, saidBy, saidAt: ctx.now })
			.onConflictDoNothing();
		await recordAudit(ctx, { action: 'pupils.told-apart', detail: { first: firstId, second: secondId } });
	});
}
