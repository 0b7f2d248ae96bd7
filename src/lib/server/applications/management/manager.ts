import { and, eq, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { recordAudit } from '../../audit';
import type { Context } from '../../context';
import { applicationClaims, applications, applicationSecrets } from '../../db';
import { AppError } from '../../errors';
import { isAlive } from './is-alive';

/** Who looks after applications: the operator all of them, a supplier's contact those with their e-mail address (D8). */
export type Manager = { role: 'operator' } | { role: 'toepassingsbeheerder'; email: string };

/** An application with what its managers see of it. No secret is among it: none is kept. */
export type ManagedApplication = typeof applications.$inferSelect & {
	claims: { claim: string; reason: string; required: boolean }[];
	/** That work now, the newest first. */
	secrets: { createdAt: Date; expiresAt: Date | null }[];
};

/** The condition that bounds every query of a manager. */
export const managedBy = (manager: Manager) =>
	manager.role === 'operator'
		? undefined
		: sql`lower(${applications.contactEmail}) = lower(${manager.email})`;

/**
 * An application that is the manager's to look after. Any other is refused with `AppError('not-found')`, whether or not it
 * exists, and an audit row. Never call it first inside a transaction: that row would be rolled back.
 */
export async function fetchManaged(ctx: Context, manager: Manager, id: string): Promise<ManagedApplication> {
	const [row] = validate(id)
		? await ctx.db
				.select()
				.from(applications)
				.where(and(eq(applications.id, id), managedBy(manager)))
		: [];
	if (!row) {
		const asked = validate(id) ? id : null;
		await recordAudit(ctx, { action: 'application.refused', detail: { id: asked, role: manager.role } });
		throw new AppError('not-found');
	}
	const claims = await ctx.db
		.select({
			claim: applicationClaims.claim,
			reason: applicationClaims.reason,
			required: applicationClaims.required
		})
		.from(applicationClaims)
		.where(eq(applicationClaims.applicationId, row.id));
	const secrets = await ctx.db
		.select({ createdAt: applicationSecrets.createdAt, expiresAt: applicationSecrets.expiresAt })
		.from(applicationSecrets)
		.where(and(eq(applicationSecrets.applicationId, row.id), isAlive(ctx.now)))
		.orderBy(sql`${applicationSecrets.expiresAt} desc nulls first`);
	return { ...row, claims, secrets };
}
