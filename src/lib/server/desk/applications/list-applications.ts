import { schoolDay } from '$lib/domain/accounts/school-day';
import { effectiveAssignment } from '$lib/domain/applications/effective-assignment';
import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Context } from '../../context';
import { applications, assignments } from '../../db';
import type { DeskActor } from '../../staff';
import { readPlaces } from './school-places';

/** A row of *Applicaties waar je met LeerID kan aanmelden* (F63). */
export interface SchoolApplicationRow {
	id: string;
	name: string;
	supplier: string;
	logo: string | null;
	/** The operator stopped it for now: assignments stay, nobody gets in. */
	suspended: boolean;
	/** Administrative groups it is given to. */
	groupCount: number;
	/** Given to the whole school. */
	wholeSchool: boolean;
	/** Pupils with a LeerID, not blocked, who can open it today. */
	leeridCount: number;
}

/** What a school may see of applications: those in use, and those it uses that were stopped. */
export const isOnOffer = (schoolId: string) =>
	and(
		eq(applications.kind, 'web'),
		or(
			eq(applications.status, 'active'),
			and(
				eq(applications.status, 'suspended'),
				sql`exists (select 1 from ${assignments} own where own.application_id = ${applications.id}
					and own.school_id = ${schoolId}::uuid)`
			)
		)
	);

/** Every application that the school can give to its pupils, by name, with how far it is given today. */
export async function listSchoolApplications(
	ctx: Context,
	{ schoolId }: Pick<DeskActor, 'schoolId'>
): Promise<SchoolApplicationRow[]> {
	const day = schoolDay(ctx.now);
	const offered = await ctx.db
		.select({
			id: applications.id,
			name: applications.name,
			supplier: applications.supplier,
			logo: applications.logo,
			status: applications.status
		})
		.from(applications)
		.where(isOnOffer(schoolId))
		.orderBy(asc(applications.name));
	const given = Map.groupBy(
		await ctx.db.select().from(assignments).where(eq(assignments.schoolId, schoolId)),
		({ applicationId }) => applicationId
	);
	const places = (await readPlaces(ctx, { schoolId, day })).filter(({ hasLeerid }) => hasLeerid);
	const pupils = [...Map.groupBy(places, ({ pupilId }) => pupilId).values()];

	return offered.map(({ status, ...application }) => {
		const rows = given.get(application.id) ?? [];
		const giving = rows.filter(({ effect }) => effect === 'give');
		const groups = giving.filter(({ level }) => level === 'group').map((one) => one.administrativeGroupId);
		return {
			...application,
			suspended: status === 'suspended',
			groupCount: new Set(groups).size,
			wholeSchool: giving.some(({ level }) => level === 'school'),
			leeridCount:
				rows.length === 0 ? 0 : pupils.filter((own) => effectiveAssignment(rows, own, day).assigned).length
		};
	});
}
