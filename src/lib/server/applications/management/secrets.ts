import { and, eq, isNotNull } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { applicationSecrets } from '../../db';
import { forgetApplications } from '../recall-application';
import { hashSecretOfApplication, newSecretOfApplication } from '../secret';
import { fetchManaged, type Manager } from './manager';

/** How long the former secret goes on working beside the new one, in hours. */
export const OVERLAP_HOURS = 24;

/**
 * Makes a new secret for an application and returns it: the only time anybody sees it. The former one works for a day
 * more, so that nobody is locked out meanwhile; one before that ends at once, so never more than two work. Null for an
 * application that proves itself otherwise.
 */
export async function rotateSecret(ctx: Context, manager: Manager, id: string): Promise<string | null> {
	const application = await fetchManaged(ctx, manager, id);
	if (!application.authentication.startsWith('client_secret_')) return null;
	const applicationId = application.id;
	const secret = newSecretOfApplication();
	await inTransaction(ctx, async (ctx) => {
		const own = eq(applicationSecrets.applicationId, applicationId);
		// Who already has an end is the one before the former.
		await ctx.db.delete(applicationSecrets).where(and(own, isNotNull(applicationSecrets.expiresAt)));
		await ctx.db
			.update(applicationSecrets)
			.set({ expiresAt: new Date(ctx.now.getTime() + OVERLAP_HOURS * 3_600_000) })
			.where(own);
		await ctx.db
			.insert(applicationSecrets)
			.values({ applicationId, hash: hashSecretOfApplication(secret), createdAt: ctx.now });
		await recordAudit(ctx, { action: 'application.secret-made', detail: { applicationId } });
	});
	forgetApplications();
	return secret;
}
