import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { recordAudits } from '../audit';
import type { Context } from '../context';
import { accounts, auditEvents, enrollments } from '../db';
import type { Spray } from './throttle';

/** An account that nobody has, so that a known and an unknown name cost the same queries. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Writes down that one device fails for many names: once a window for each school whose pupil it tried, and once for names
 * that nobody has, so that a school hears of it too when others were tried first.
 */
export async function recordSpray(ctx: Context, spray: Spray, accountId: string | null): Promise<void> {
	const today = schoolDay(ctx.now);
	const rows = await ctx.db
		.selectDistinct({ schoolId: enrollments.schoolId })
		.from(enrollments)
		.innerJoin(accounts, eq(accounts.pupilId, enrollments.pupilId))
		.where(
			and(
				eq(accounts.id, accountId ?? NOBODY),
				sql`${enrollments.beginDate} <= ${today}::date and ${enrollments.plannedEndDate} >= ${today}::date
					and (${enrollments.deregisteredOn} is null or ${enrollments.deregisteredOn} > ${today}::date)`
			)
		);
	const schools = rows.length > 0 ? rows.map(({ schoolId }) => schoolId) : [null];
	const untold = [];
	for (const schoolId of schools) if (!(await isTold(ctx, spray, schoolId))) untold.push(schoolId);
	await recordAudits(
		ctx,
		untold.map((schoolId) => ({
			action: 'sign-in.spray' as const,
			accountId: accountId ?? undefined,
			schoolId: schoolId ?? undefined,
			detail: { device: spray.device, names: spray.names }
		}))
	);
}

async function isTold({ db }: Context, { since, device }: Spray, schoolId: string | null): Promise<boolean> {
	const found = await db
		.select({ id: auditEvents.id })
		.from(auditEvents)
		.where(
			and(
				schoolId === null ? isNull(auditEvents.schoolId) : eq(auditEvents.schoolId, schoolId),
				gte(auditEvents.at, since),
				eq(auditEvents.action, 'sign-in.spray'),
				sql`${auditEvents.detail}->>'device' = ${device}`
			)
		)
		.limit(1);
	return found.length > 0;
}
