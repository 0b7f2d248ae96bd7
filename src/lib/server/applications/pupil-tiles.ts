import { schoolDay } from '$lib/domain/accounts/school-day';
import { effectiveAssignment, type Assignment } from '$lib/domain/applications/effective-assignment';
import { sql } from 'drizzle-orm';
import { classesOf } from '../consent';
import type { Context } from '../context';
import { accounts, applications, assignments, enrollments, valueOnce } from '../db';
import type { BroughtAlong } from '../sessions';
import { ASSIGNMENT, enrollmentsOf, placesOf, type PlacedPupil } from './read-pupil';

/** A tile of the dashboard (F13). */
export interface PupilApplication {
	id: string;
	name: string;
	logo: string | null;
	/** Opens the application, which begins the sign-in by itself. */
	startUrl: string;
}

/** Where a pupil is, and what the schools they ever went to decided about applications that can be opened. */
interface TilesRow extends PlacedPupil {
	applications: (PupilApplication & { assignments: Assignment[] })[];
}

/**
 * What `tilesOf` needs, for the statement that finds the session (`resumeSession`): the page then asks nothing. What was decided for
 * another pupil alone is left out here, since a school may have hundreds of those; all else is judged by the rule of `domain`.
 */
export const tilesBrought: BroughtAlong = {
	name: 'tiles',
	value: (pupil, today) => sql`json_build_object(
		'pupilId', ${pupil},
		'classes', ${classesOf(pupil, today)},
		'enrollments', ${enrollmentsOf(pupil)},
		'applications', coalesce((
			select json_agg(json_build_object(
				'id', p.id, 'name', p.name, 'logo', p.logo, 'startUrl', p.start_url, 'assignments', decided.all_of_it))
			from (select a.application_id, json_agg(${ASSIGNMENT}) as all_of_it
					from ${assignments} a
					where a.school_id in (select n.school_id from ${enrollments} n where n.pupil_id = ${pupil})
						and (a.pupil_id is null or a.pupil_id = ${pupil})
					group by a.application_id) decided
				join ${applications} p on p.id = decided.application_id
			where p.status = 'active' and p.start_url is not null), '[]'::json))`
};

/**
 * The applications that are the pupil's today and can be opened, by name. `brought` is what `tilesBrought` gave of a session that is
 * live; without it the database is asked, also whether the account may be used at all.
 */
export async function readPupilApplications(
	ctx: Context,
	accountId: string,
	brought?: unknown
): Promise<PupilApplication[]> {
	const today = schoolDay(ctx.now);
	const row = (brought as TilesRow | undefined) ?? (await readTiles(ctx, accountId, today));
	return row ? tilesOf(row, today) : [];
}

const readTiles = (ctx: Context, accountId: string, today: string): Promise<TilesRow | null> =>
	valueOnce<TilesRow>(ctx.db, {
		name: 'tiles',
		build: () => sql`select ${tilesBrought.value(sql`${accounts.pupilId}`, sql`asked.today`)} as value
			from ${accounts}
			cross join (select ${sql.placeholder('today')}::date as today) asked
			where ${accounts.id} = ${sql.placeholder('accountId')} and ${accounts.blockedAt} is null`,
		values: { accountId, today }
	});

function tilesOf(row: TilesRow, today: string): PupilApplication[] {
	const places = placesOf(row, today);
	return (
		row.applications
			.filter(({ assignments }) => effectiveAssignment(assignments, places, today).assigned)
			.map(({ id, name, logo, startUrl }) => ({ id, name, logo, startUrl }))
			// Here and not in the database, whose order is by byte (STACK §4).
			.toSorted((a, b) => compare(a.name, b.name))
	);
}

const { compare } = new Intl.Collator('nl');
