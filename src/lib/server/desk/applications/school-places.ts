import { addDays } from '$lib/domain/accounts/school-day';
import { isEnrollmentUsable, PLANNED_END_GRACE_DAYS } from '$lib/domain/accounts/status';
import type { Place } from '$lib/domain/applications/effective-assignment';
import { and, eq, gte, lte } from 'drizzle-orm';
import { titlesByEnrollment } from '../../consent';
import type { Context } from '../../context';
import { accounts, enrollments } from '../../db';

/** A pupil's place at the school, and whether there is a LeerID to open an application with. */
export interface SchoolPlace extends Place {
	hasLeerid: boolean;
}

/**
 * Where the pupils of one school are on school day `day`; of one pupil when `pupilId` is given. Class
 * titles are there only while the school's consent stands.
 */
export async function readPlaces(
	ctx: Context,
	{ schoolId, day, pupilId }: { schoolId: string; day: string; pupilId?: string }
): Promise<SchoolPlace[]> {
	const titles = await titlesByEnrollment(ctx, { schoolId, day, pupilId });
	const rows = await ctx.db
		.select({
			enrollmentId: enrollments.id,
			pupilId: enrollments.pupilId,
			administrativeGroupId: enrollments.administrativeGroupId,
			begin: enrollments.beginDate,
			plannedEnd: enrollments.plannedEndDate,
			deregisteredOn: enrollments.deregisteredOn,
			accountId: accounts.id,
			blockedAt: accounts.blockedAt
		})
		.from(enrollments)
		.leftJoin(accounts, eq(accounts.pupilId, enrollments.pupilId))
		.where(
			and(
				eq(enrollments.schoolId, schoolId),
				lte(enrollments.beginDate, day),
				gte(enrollments.plannedEndDate, addDays(day, -PLANNED_END_GRACE_DAYS)),
				pupilId === undefined ? undefined : eq(enrollments.pupilId, pupilId)
			)
		);
	return rows
		.filter((period) => isEnrollmentUsable(period, day))
		.map(({ enrollmentId, pupilId, administrativeGroupId, accountId, blockedAt }) => ({
			schoolId,
			pupilId,
			administrativeGroupId,
			classTitles: titles.get(enrollmentId) ?? [],
			hasLeerid: accountId !== null && blockedAt === null
		}));
}
