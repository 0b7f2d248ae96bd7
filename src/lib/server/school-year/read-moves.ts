import { addDays, schoolDay } from '$lib/domain/accounts/school-day';
import type { AccountType, EducationLevel } from '$lib/domain/accounts/account-type';
import { yearInPreparation, type PlaceInYear } from '$lib/domain/roster/school-year-move';
import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, administrativeGroups, credentials, enrollments, selectRows } from '../db';
import type { DeskActor } from '../staff';

/** A pupil of the school before or after the summer. */
export interface PupilInYear {
	pupilId: string;
	before: PlaceInYear | null;
	after: PlaceInYear | null;
	/** Null without an account. */
	type: AccountType | null;
	kind: 'pictures' | 'word' | 'temporary' | 'own' | null;
	/** Of the enrollments of the new year, also those at another school. */
	levelsAfter: EducationLevel[];
}

/** The year that is being prepared, and the day that shows how things are before it. */
export function daysOf(now: Date): { year: string; before: string; today: string } {
	const today = schoolDay(now);
	const year = yearInPreparation(today);
	const eve = addDays(year, -1);
	return { year, before: today < eve ? today : eve, today };
}

/** Every pupil of the actor's school on either side of the summer, as far as the enrollments are known today. */
export async function readPupilsInYear(ctx: Context, { schoolId }: DeskActor): Promise<PupilInYear[]> {
	const { year, before } = daysOf(ctx.now);
	const on = (day: string) => sql`e.begin_date <= ${day}::date and e.planned_end_date >= ${day}::date
		and (e.deregistered_on is null or e.deregistered_on > ${day}::date)`;
	const placeOn = (day: string) => sql`(select distinct on (e.pupil_id) e.pupil_id,
			json_build_object('groupId', g.id, 'groupName', g.name, 'level', g.level,
				'givenName', e.given_name, 'familyName', e.family_name) as place
		from ${enrollments} e join ${administrativeGroups} g on g.id = e.administrative_group_id
		where e.school_id = ${schoolId}::uuid and ${on(day)}
		order by e.pupil_id, e.begin_date desc, e.id)`;
	return selectRows<PupilInYear & Record<string, unknown>>(
		ctx.db,
		sql`with old as ${placeOn(before)}, new as ${placeOn(year)}
			select coalesce(old.pupil_id, new.pupil_id) as "pupilId", old.place as before, new.place as after,
				a.type, c.kind, (select coalesce(json_agg(g.level), '[]'::json)
					from ${enrollments} e join ${administrativeGroups} g on g.id = e.administrative_group_id
					where e.pupil_id = coalesce(old.pupil_id, new.pupil_id) and ${on(year)}) as "levelsAfter"
			from old full join new on new.pupil_id = old.pupil_id
			left join ${accounts} a on a.pupil_id = coalesce(old.pupil_id, new.pupil_id)
			left join ${credentials} c on c.account_id = a.id`
	);
}
