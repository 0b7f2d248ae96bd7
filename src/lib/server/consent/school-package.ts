import type { ClassSource } from '$lib/domain/consent/software';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { schoolPackages } from '../db';
import { AppError } from '../errors';
import type { DeskActor } from '../staff';

/** *Mijn Schoolsoftware*: the package that is heard for a school, and since when; null when none was named. */
export async function readPackage({ db }: Pick<Context, 'db'>, schoolId: string) {
	const [found] = await db.select().from(schoolPackages).where(eq(schoolPackages.schoolId, schoolId));
	return found ?? null;
}

/**
 * Names the package of the actor's school (F70): a beheerder or a director says so; it is no consent. From then on only
 * this one is heard; what the former delivered stays until the new one has delivered whole. Throws `AppError('forbidden')`
 * for anybody else.
 */
export async function setPackage(ctx: Context, actor: DeskActor, software: ClassSource): Promise<void> {
	if (!actor.roles.includes('beheerder') && !actor.roles.includes('director'))
		throw new AppError('forbidden');
	await inTransaction(ctx, async (ctx) => {
		const before = await readPackage(ctx, actor.schoolId);
		if (before?.software === software) return;
		const values = { software, setBy: actor.staffId, setAt: ctx.now };
		await ctx.db
			.insert(schoolPackages)
			.values({ schoolId: actor.schoolId, ...values })
			.onConflictDoUpdate({ target: schoolPackages.schoolId, set: values });
		await recordAudit(ctx, {
			action: 'consent.package-set',
			schoolId: actor.schoolId,
			detail: { software, before: before?.software ?? null }
		});
	});
}
