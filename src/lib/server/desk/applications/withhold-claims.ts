import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { withheldClaims } from '../../db';
import type { DeskActor } from '../../staff';
import { fetchSchoolApplication } from './fetch-application';

/**
 * Sets which optional claims the actor's school gives to an application: those in `given`, and no other. Required claims
 * are given whatever is asked. Returns how many are left out. Works at the next sign-in, refresh or userinfo.
 */
export async function setGivenClaims(
	ctx: Context,
	actor: DeskActor,
	{ applicationId, given }: { applicationId: string; given: readonly string[] }
): Promise<number> {
	const application = await fetchSchoolApplication(ctx, actor, applicationId);
	const optional = application.claims.filter(({ required }) => !required);
	const withheld = optional.filter(({ claim }) => !given.includes(claim)).map(({ claim }) => claim);
	const before = optional.filter((one) => one.withheld).map(({ claim }) => claim);
	if (withheld.join() === before.join()) return withheld.length;
	const { schoolId } = actor;
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.delete(withheldClaims)
			.where(and(eq(withheldClaims.schoolId, schoolId), eq(withheldClaims.applicationId, application.id)));
		if (withheld.length > 0)
			await ctx.db
				.insert(withheldClaims)
				.values(
					withheld.map((claim) => ({ schoolId, applicationId: application.id, claim, withheldAt: ctx.now }))
				)
				.onConflictDoNothing();
		await recordAudit(ctx, {
			action: 'application.claims-withheld',
			schoolId,
			detail: { applicationId: application.id, withheld: withheld.join(' ') }
		});
	});
	return withheld.length;
}
