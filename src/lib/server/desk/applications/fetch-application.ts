import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context';
import { recordRead } from '../../data-reads';
import {
	administrativeGroups,
	applicationClaims,
	applications,
	assignments,
	enrollments,
	withheldClaims
} from '../../db';
import { fetchOrRefuse } from '../fetch-or-refuse';
import type { DeskActor } from '../../staff';
import type { StoredAssignment } from '../../applications';
import { isOnOffer } from './list-applications';

/** An assignment with the words for whom it is about; null for the whole school. */
export interface NamedAssignment extends StoredAssignment {
	targetName: string | null;
}

export interface SchoolApplication {
	id: string;
	name: string;
	logo: string | null;
	supplier: string;
	suspended: boolean;
	/** The supplier on how its accounts are made (F66). */
	accountNote: string | null;
	agreementReference: string | null;
	contactName: string | null;
	contactEmail: string | null;
	/** What it wants to know and why; `withheld` by this school. */
	claims: { claim: string; reason: string; required: boolean; withheld: boolean }[];
	/** Of this school: the whole school first, then groups, then pupils. */
	assignments: NamedAssignment[];
}

/** An application that is on offer to the actor's school, with what that school decided about it. Any other is refused. */
export async function fetchSchoolApplication(
	ctx: Context,
	actor: DeskActor,
	applicationId: string
): Promise<SchoolApplication> {
	const { schoolId } = actor;
	const row = await fetchOrRefuse(ctx, actor, 'application', applicationId, async ([id = '']) => {
		const [found] = await ctx.db
			.select()
			.from(applications)
			.where(and(eq(applications.id, id), isOnOffer(schoolId)));
		return found;
	});
	const claims = await ctx.db
		.select({
			claim: applicationClaims.claim,
			reason: applicationClaims.reason,
			required: applicationClaims.required,
			withheldAt: withheldClaims.withheldAt
		})
		.from(applicationClaims)
		.leftJoin(
			withheldClaims,
			and(
				eq(withheldClaims.applicationId, applicationClaims.applicationId),
				eq(withheldClaims.claim, applicationClaims.claim),
				eq(withheldClaims.schoolId, schoolId)
			)
		)
		.where(eq(applicationClaims.applicationId, row.id))
		.orderBy(desc(applicationClaims.required), asc(applicationClaims.claim));
	const assigned = await readNamedAssignments(ctx, schoolId, row.id);
	const pupilIds = assigned.flatMap(({ pupilId }) => pupilId ?? []);
	await recordRead(ctx, actor, { what: 'assignments', pupilIds });
	const { id, name, logo, supplier, accountNote, agreementReference, contactName, contactEmail } = row;
	return {
		id,
		name,
		logo,
		supplier,
		accountNote,
		agreementReference,
		contactName,
		contactEmail,
		suspended: row.status === 'suspended',
		claims: claims.map(({ claim, reason, required, withheldAt }) => ({
			claim,
			reason,
			required,
			withheld: !required && withheldAt !== null
		})),
		assignments: assigned
	};
}

/** What a school decided about an application, with names of this school only. */
export async function readNamedAssignments(
	ctx: Context,
	schoolId: string,
	applicationId?: string
): Promise<NamedAssignment[]> {
	const rows = await ctx.db
		.select({ assignment: assignments, groupName: administrativeGroups.name })
		.from(assignments)
		.leftJoin(
			administrativeGroups,
			and(
				eq(administrativeGroups.id, assignments.administrativeGroupId),
				eq(administrativeGroups.schoolId, schoolId)
			)
		)
		.where(
			and(
				eq(assignments.schoolId, schoolId),
				applicationId === undefined ? undefined : eq(assignments.applicationId, applicationId)
			)
		)
		.orderBy(asc(assignments.level), asc(administrativeGroups.name), asc(assignments.createdAt));
	const names = await namesOf(
		ctx,
		schoolId,
		rows.flatMap(({ assignment }) => assignment.pupilId ?? [])
	);
	return rows.map(({ assignment, groupName }) => ({
		...assignment,
		targetName: groupName ?? names.get(assignment.pupilId ?? '') ?? assignment.classTitle
	}));
}

/** As the school last wrote them, whether or not the pupils are still there. */
async function namesOf({ db }: Context, schoolId: string, pupilIds: string[]): Promise<Map<string, string>> {
	if (pupilIds.length === 0) return new Map();
	const rows = await db
		.select({
			pupilId: enrollments.pupilId,
			givenName: enrollments.givenName,
			familyName: enrollments.familyName
		})
		.from(enrollments)
		.where(and(eq(enrollments.schoolId, schoolId), inArray(enrollments.pupilId, pupilIds)))
		.orderBy(asc(enrollments.beginDate));
	return new Map(rows.map(({ pupilId, givenName, familyName }) => [pupilId, `${givenName} ${familyName}`]));
}
