import type { Assignment as AboutPupil, Place } from '$lib/domain/applications/effective-assignment';
import type { ClassFacts, PupilFacts } from '$lib/domain/applications/pupil-claims';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { accountStatus, isEnrollmentUsable, type EnrollmentPeriod } from '$lib/domain/accounts/status';
import { eq, sql, type SQL } from 'drizzle-orm';
import { classesOf } from '../consent';
import type { Context } from '../context';
import {
	accounts,
	administrativeGroups,
	assignments,
	builtOnce,
	enrollments,
	pupils,
	schools,
	withheldClaims,
	type Database
} from '../db';

/** A pupil whose account may be used today, as applications may come to know them. */
export interface ActivePupil {
	facts: PupilFacts;
	/** One for each enrollment that is usable today, the newest first. */
	places: Place[];
}

interface EnrollmentRow extends EnrollmentPeriod {
	schoolId: string;
	instellingsnummer: string;
	schoolName: string;
	administrativeGroupId: string;
	administrativeGroup: string;
	level: string;
}

/** What the schools of a pupil decided about one application. */
interface Decisions {
	assignments: AboutPupil[];
	withheld: { schoolId: string; claim: string }[];
}

/** The pupil of an account; null when there is none, it is blocked, or no enrollment is usable today (D9). */
export const readActivePupil = (ctx: Context, accountId: string): Promise<ActivePupil | null> =>
	readPupil(ctx, accountId, null);

/** The same, with what the pupil's schools decided about one application: one statement for both. */
export async function readPupil<Id extends string | null>(
	ctx: Context,
	accountId: string,
	applicationId: Id
): Promise<(ActivePupil & (Id extends null ? unknown : Decisions)) | null> {
	const today = schoolDay(ctx.now);
	const name = applicationId === null ? 'pupil' : 'pupil-of-application';
	const query = builtOnce(ctx.db, name, (db) => build(db, name, applicationId !== null));
	const [found] = await query.execute({ accountId, applicationId, today });
	return found ? pupilOf(found.row, today) : null;
}

/** What `pupilValue` gives: everything about a pupil that an answer to an application depends on. */
export interface PupilRow extends Partial<Decisions> {
	accountId: string;
	pupilId: string;
	username: string;
	blocked: boolean;
	givenName: string;
	familyName: string;
	classes: ClassFacts[];
	enrollments: EnrollmentRow[];
}

/** What of a pupil says where they are. */
export type PlacedPupil = Pick<PupilRow, 'pupilId' | 'classes' | 'enrollments'>;

/** Where a pupil is today: one for each enrollment that is usable, in the order of the row. */
export function placesOf({ pupilId, classes, enrollments }: PlacedPupil, today: string): Place[] {
	const classTitles = (instellingsnummer: string) =>
		classes
			.filter((one) => one.instellingsnummer === instellingsnummer)
			.flatMap(({ title, group }) => (group === null ? [title] : [title, group]));
	return enrollments
		.filter((period) => isEnrollmentUsable(period, today))
		.map(({ schoolId, administrativeGroupId, instellingsnummer }) => ({
			...{ schoolId, pupilId, administrativeGroupId },
			classTitles: classTitles(instellingsnummer)
		}));
}

/** The pupil of a row; null when the account may not be used today. */
export function pupilOf(row: PupilRow, today: string): (ActivePupil & Decisions) | null {
	if (accountStatus(row, today) !== 'active') return null;
	const usable = row.enrollments.filter((period) => isEnrollmentUsable(period, today));
	return {
		assignments: row.assignments ?? [],
		withheld: row.withheld ?? [],
		facts: {
			accountId: row.accountId,
			username: row.username,
			givenName: row.givenName,
			familyName: row.familyName,
			schools: usable.map(({ instellingsnummer, schoolName, administrativeGroup, level }) => ({
				instellingsnummer,
				name: schoolName,
				administrativeGroup,
				level
			})),
			classes: row.classes
		},
		places: placesOf(row, today)
	};
}

/** A `PupilRow` as one value of a query that knows the account, the application and the day; null when there is no account. */
export const pupilValue = (account: SQL, application: SQL, today: SQL): SQL<PupilRow | null> =>
	sql`(select ${rowJson(today, application)} from ${accounts} join ${pupils} on ${pupils.id} = ${accounts.pupilId}
		where ${accounts.id} = ${account})`;

const build = (db: Database, name: string, ofApplication: boolean) =>
	db
		.select({
			row: rowJson(
				sql`${sql.placeholder('today')}::date`,
				ofApplication ? sql`${sql.placeholder('applicationId')}` : null
			)
		})
		.from(accounts)
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.where(eq(accounts.id, sql.placeholder('accountId')))
		.prepare(name);

/** One assignment (`a`) as the rule of `domain` takes it. */
export const ASSIGNMENT = sql`json_build_object(
	'schoolId', a.school_id, 'level', a.level, 'effect', a.effect,
	'administrativeGroupId', a.administrative_group_id, 'classTitle', a.class_title,
	'pupilId', a.pupil_id, 'fromDay', a.from_day, 'untilDay', a.until_day)`;

function rowJson(today: SQL, application: SQL | null): SQL<PupilRow> {
	const ofSchools = sql`school_id in (select n.school_id from ${enrollments} n where n.pupil_id = ${accounts.pupilId})`;
	const decisions = sql`
		'assignments', coalesce((select json_agg(${ASSIGNMENT} order by a.created_at, a.id)
			from ${assignments} a where a.application_id = ${application} and a.${ofSchools}), '[]'::json),
		'withheld', coalesce((select json_agg(json_build_object('schoolId', w.school_id, 'claim', w.claim))
			from ${withheldClaims} w where w.application_id = ${application} and w.${ofSchools}), '[]'::json),`;
	return sql`json_build_object(${application === null ? sql`` : decisions}
		'accountId', ${accounts.id}, 'pupilId', ${accounts.pupilId}, 'username', ${accounts.username},
		'blocked', ${accounts.blockedAt} is not null,
		'givenName', ${pupils.givenName}, 'familyName', ${pupils.familyName},
		'classes', ${classesOf(accounts.pupilId, today)},
		'enrollments', ${enrollmentsOf(sql`${accounts.pupilId}`)})`;
}

/** The enrollments of a pupil at every school, the newest first; a value for a query that knows the pupil. */
export const enrollmentsOf = (pupil: SQL): SQL<EnrollmentRow[]> => sql`coalesce((
	select json_agg(json_build_object(
		'schoolId', ${schools.id}, 'instellingsnummer', ${schools.instellingsnummer}, 'schoolName', ${schools.name},
		'administrativeGroupId', ${administrativeGroups.id}, 'administrativeGroup', ${administrativeGroups.name},
		'level', ${administrativeGroups.level}, 'begin', ${enrollments.beginDate},
		'plannedEnd', ${enrollments.plannedEndDate}, 'deregisteredOn', ${enrollments.deregisteredOn}
	) order by ${enrollments.beginDate} desc, ${schools.name})
	from ${enrollments}
	join ${schools} on ${schools.id} = ${enrollments.schoolId}
	join ${administrativeGroups} on ${administrativeGroups.id} = ${enrollments.administrativeGroupId}
	where ${enrollments.pupilId} = ${pupil}), '[]'::json)`;
