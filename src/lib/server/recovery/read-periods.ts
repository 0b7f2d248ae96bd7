import { asc, eq } from 'drizzle-orm';
import type { Context } from '../context';
import { enrollments, schools } from '../db';

/** Every enrollment of a pupil, by the name of its school. */
export const readPeriods = ({ db }: Context, pupilId: string) =>
	db
		.select({
			schoolName: schools.name,
			begin: enrollments.beginDate,
			plannedEnd: enrollments.plannedEndDate,
			deregisteredOn: enrollments.deregisteredOn
		})
		.from(enrollments)
		.innerJoin(schools, eq(schools.id, enrollments.schoolId))
		.where(eq(enrollments.pupilId, pupilId))
		.orderBy(asc(schools.name));
