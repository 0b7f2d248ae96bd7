import { activationRefusals, type ActivationRefusal } from '$lib/domain/applications/application-input';
import { and, eq, ne, notInArray, sql } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { applications, oidcPayloads } from '../../db';
import { forgetApplications } from '../recall-application';
import { fetchManaged } from './manager';

/**
 * Switches an application on, or stops it. Stopping ends its codes, tokens and grants at once; they do not come back when
 * it is switched on again. Nothing of what schools assigned is lost. The caller is an operator.
 */
export async function setStatus(
	ctx: Context,
	{ id, status }: { id: string; status: 'active' | 'suspended' }
): Promise<ActivationRefusal[]> {
	const application = await fetchManaged(ctx, { role: 'operator' }, id);
	if (status === 'active') {
		const { claims, secrets } = application;
		const refusals = activationRefusals({
			...application,
			secretCount: secrets.length,
			claimCount: claims.length
		});
		if (refusals.length > 0) return refusals;
	}
	await inTransaction(ctx, async (ctx) => {
		const [changed] = await ctx.db
			.update(applications)
			.set({ status, updatedAt: ctx.now })
			.where(and(eq(applications.id, application.id), ne(applications.status, status)))
			.returning({ id: applications.id });
		if (!changed) return;
		if (status === 'suspended') await endTokens(ctx, application.clientId);
		await recordAudit(ctx, {
			action: 'application.status-changed',
			detail: { applicationId: application.id, from: application.status, to: status }
		});
	});
	forgetApplications();
	return [];
}

/** A session of the provider is of every application; only what was given to this one goes. */
async function endTokens({ db }: Context, clientId: string): Promise<void> {
	await db
		.delete(oidcPayloads)
		.where(
			and(
				notInArray(oidcPayloads.model, ['Session', 'ReplayDetection']),
				sql`${oidcPayloads.payload} ->> 'clientId' = ${clientId}`
			)
		);
}
