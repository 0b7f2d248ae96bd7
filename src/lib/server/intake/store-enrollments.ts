import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { enrollments } from '../db';
import { inChunks } from './in-chunks';
import type { RecognisedRow } from './recognise-pupils';
import { tallyWritten, type Tally } from './report';
import { INSERTED } from './store-schools';

/**
 * Makes or corrects enrollments by school, stamnummer and first day (each at most once in `rows`). The row's pupil is
 * never moved to another: `recognisePupils` has refused that.
 */
export async function storeEnrollments(
	{ db }: Pick<Context, 'db'>,
	rows: readonly RecognisedRow[]
): Promise<Tally> {
	const written = await inChunks(rows, (chunk) =>
		db
			.insert(enrollments)
			.values(
				chunk.map(({ row, pupilId }) => ({
					pupilId,
					schoolId: row.schoolId,
					administrativeGroupId: row.administrativeGroupId,
					stamnummer: row.stamnummer,
					givenName: row.givenName,
					familyName: row.familyName,
					beginDate: row.beginDate,
					plannedEndDate: row.plannedEndDate,
					deregisteredOn: row.deregisteredOn
				}))
			)
			.onConflictDoUpdate({
				target: [enrollments.schoolId, enrollments.stamnummer, enrollments.beginDate],
				set: {
					administrativeGroupId: sql`excluded.administrative_group_id`,
					givenName: sql`excluded.given_name`,
					familyName: sql`excluded.family_name`,
					plannedEndDate: sql`excluded.planned_end_date`,
					deregisteredOn: sql`excluded.deregistered_on`
				},
				setWhere: sql`(${enrollments.administrativeGroupId}, ${enrollments.givenName},
					${enrollments.familyName}, ${enrollments.plannedEndDate}, ${enrollments.deregisteredOn})
					is distinct from (excluded.administrative_group_id, excluded.given_name,
					excluded.family_name, excluded.planned_end_date, excluded.deregistered_on)`
			})
			.returning({ inserted: INSERTED })
	);
	return tallyWritten(rows.length, written);
}
