import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import type { Context } from '../context';
import {
	assignments,
	classDeliveries,
	classMemberships,
	selectRows,
	staffInvitations,
	staffRoles,
	teacherClasses
} from '../db';

/** How much was erased. */
export interface Erased {
	/** Pupils of whom a class was kept. */
	pupils: number;
	memberships: number;
	/** Applications given or withheld by class. */
	assignments: number;
	/** Classes that were given to teachers. */
	teacherClasses: number;
	/** Receipts, whose lists of refused rows are emptied; their numbers stay, so that none can be replayed. */
	deliveries: number;
}

/**
 * Erases everything that says a class of a school, wherever it is kept, and writes down how much (D4). Runs in the
 * transaction of what makes it necessary. Nothing else in the database may hold the title of a class.
 */
export async function eraseClassInformation(ctx: Context, schoolId: string): Promise<Erased> {
	const { db } = ctx;
	const [kept] = await selectRows<{ pupils: number }>(
		db,
		sql`select count(distinct e.pupil_id)::int as pupils from class_memberships m
			join enrollments e on e.id = m.enrollment_id where m.school_id = ${schoolId}::uuid`
	);
	const memberships = await db
		.delete(classMemberships)
		.where(eq(classMemberships.schoolId, schoolId))
		.returning({ id: classMemberships.id });
	const given = await db
		.delete(assignments)
		.where(and(eq(assignments.schoolId, schoolId), eq(assignments.level, 'class')))
		.returning({ id: assignments.id });
	const rolesHere = db
		.select({ id: staffRoles.id })
		.from(staffRoles)
		.where(eq(staffRoles.schoolId, schoolId));
	const taught = await db
		.delete(teacherClasses)
		.where(inArray(teacherClasses.staffRoleId, rolesHere))
		.returning({ title: teacherClasses.classTitle });
	await db
		.update(staffInvitations)
		.set({ classTitles: [] })
		.where(and(eq(staffInvitations.schoolId, schoolId), sql`${staffInvitations.classTitles} <> '{}'`));
	const receipts = await db
		.update(classDeliveries)
		.set({ report: { erased: true } })
		.where(and(eq(classDeliveries.schoolId, schoolId), sql`not (${classDeliveries.report} ? 'erased')`))
		.returning({ id: classDeliveries.id });

	const erased: Erased = {
		pupils: kept?.pupils ?? 0,
		memberships: memberships.length,
		assignments: given.length,
		teacherClasses: taught.length,
		deliveries: receipts.length
	};
	await recordAudit(ctx, { action: 'class-information.erased', schoolId, detail: { ...erased } });
	return erased;
}
