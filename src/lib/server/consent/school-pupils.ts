import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import { isEnrollmentVisible, PLANNED_END_GRACE_DAYS, UPCOMING_DAYS } from '$lib/domain/accounts/status';
import { and, asc, eq, gte, lte } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import { stringify } from 'uuid';
import type { Context } from '../context';
import { accounts, enrollments } from '../db';

/** An enrollment that a package may speak about: one that runs, or begins within 120 days. */
export interface SchoolPupil {
	enrollmentId: string;
	pupilId: string;
	stamnummer: string;
	begin: string;
	plannedEnd: string;
	/** The LeerID_uuid; null for a pupil without a LeerID. */
	accountId: string | null;
}

/** Every enrollment of the school that the desk sees today, by stamnummer. */
export async function readSchoolPupils(ctx: Context, schoolId: string): Promise<SchoolPupil[]> {
	const today = schoolDay(ctx.now);
	const rows = await ctx.db
		.select({
			enrollmentId: enrollments.id,
			pupilId: enrollments.pupilId,
			stamnummer: enrollments.stamnummer,
			begin: enrollments.beginDate,
			plannedEnd: enrollments.plannedEndDate,
			deregisteredOn: enrollments.deregisteredOn,
			accountId: accounts.id
		})
		.from(enrollments)
		.leftJoin(accounts, eq(accounts.pupilId, enrollments.pupilId))
		.where(
			and(
				eq(enrollments.schoolId, schoolId),
				lte(enrollments.beginDate, addDays(today, UPCOMING_DAYS)),
				gte(enrollments.plannedEndDate, addDays(today, -PLANNED_END_GRACE_DAYS))
			)
		)
		.orderBy(asc(enrollments.stamnummer), asc(enrollments.beginDate));
	return rows
		.filter((period) => isEnrollmentVisible(period, today))
		.map(({ enrollmentId, pupilId, stamnummer, begin, plannedEnd, accountId }) => ({
			enrollmentId,
			pupilId,
			stamnummer,
			begin,
			plannedEnd,
			accountId
		}));
}

/**
 * The `account_uuid` of a pupil at one school: what a package calls a child without a LeerID. Made from the random salt of
 * the consent, so that nobody can find the pupil's own id from it, two schools of one child cannot compare theirs, it stays
 * the same when the child gets a LeerID, and it means nothing any more once the consent ended. RFC 9562, version 8.
 */
export function accountUuid(salt: Uint8Array, pupilId: string): string {
	const bytes = createHmac('sha256', salt).update('account_uuid:').update(pupilId).digest().subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return stringify(bytes);
}
