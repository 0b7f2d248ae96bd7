import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { endSession, type PupilSession } from '../sessions';

/** Ends this session on the server and writes down that the pupil left. */
export async function signOut(ctx: Context, session: PupilSession): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		await endSession(ctx, session.bearer);
		await recordAudit(ctx, { action: 'sign-out', accountId: session.account.accountId });
	});
}
