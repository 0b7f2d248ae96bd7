import { sql } from 'drizzle-orm';
import type { Context } from '../context';
import { selectRows } from '../db';

/** What a person can compare: no number, for none is kept. */
export interface Candidate {
	pupilId: string;
	givenName: string;
	familyName: string;
	birthDate: string | null;
	hasNationalNumber: boolean;
	username: string | null;
	enrollments: {
		school: string;
		instellingsnummer: string;
		stamnummer: string;
		begin: string;
		end: string;
	}[];
}

export type Evidence = 'same-birth-date' | 'changed-school';

export interface DuplicatePair {
	pair: [Candidate, Candidate];
	evidence: Evidence;
}

/** Shown at once; the next ones come when these are settled. */
export const MAX_PAIRS = 50;
/** Days between leaving one school and entering another that make it one move: a summer, and a slip of the pen. */
const EARLIEST = -31;
const LATEST = 120;

/**
 * Pairs of pupils that could be one child: the same names, without accents or capitals, at least one of them without a national
 * number (two numbers are two children), and either the same birth date, or no two birth dates and one entered a school when the
 * other left another. Pairs that somebody told apart are left out. For the operator, who decides.
 */
export async function findDuplicates({ db }: Context): Promise<DuplicatePair[]> {
	const found = await selectRows<{ first_id: string; second_id: string; evidence: Evidence }>(
		db,
		sql`select a.id as first_id, b.id as second_id,
				case when a.birth_date = b.birth_date then 'same-birth-date' else 'changed-school' end as evidence
			from pupils a
			join pupils b on b.search_name = a.search_name and a.id < b.id
			where (a.national_number_hash is null or b.national_number_hash is null)
				and exists (select 1 from enrollments e where e.pupil_id = a.id)
				and exists (select 1 from enrollments e where e.pupil_id = b.id)
				and not exists (select 1 from distinct_pupils d where d.first_id = a.id and d.second_id = b.id)
				and (a.birth_date = b.birth_date or (
					(a.birth_date is null or b.birth_date is null)
					and exists (
						select 1 from enrollments left_one
						join enrollments entered on entered.school_id <> left_one.school_id
						where ((left_one.pupil_id = a.id and entered.pupil_id = b.id)
							or (left_one.pupil_id = b.id and entered.pupil_id = a.id))
							and entered.begin_date - least(left_one.deregistered_on, left_one.planned_end_date)
								between ${EARLIEST}::int and ${LATEST}::int
					)
				))
			order by a.search_name, a.id, b.id
			limit ${MAX_PAIRS}::int`
	);
	const known = await readCandidates(
		{ db },
		found.flatMap(({ first_id, second_id }) => [first_id, second_id])
	);
	return found.flatMap(({ first_id, second_id, evidence }) => {
		const [first, second] = [known.get(first_id), known.get(second_id)];
		return first && second ? [{ pair: [first, second] as [Candidate, Candidate], evidence }] : [];
	});
}

/** What there is to compare of these pupils, by id. */
export async function readCandidates(
	{ db }: Pick<Context, 'db'>,
	ids: readonly string[]
): Promise<Map<string, Candidate>> {
	if (ids.length === 0) return new Map();
	const rows = await selectRows<{ pupil: Candidate }>(
		db,
		sql`select jsonb_build_object(
				'pupilId', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'birthDate', p.birth_date,
				'hasNationalNumber', p.national_number_hash is not null,
				'username', (select username from accounts where accounts.pupil_id = p.id),
				'enrollments', coalesce((
					select jsonb_agg(jsonb_build_object('school', s.name, 'instellingsnummer', s.instellingsnummer,
						'stamnummer', e.stamnummer, 'begin', e.begin_date,
						'end', coalesce(e.deregistered_on, e.planned_end_date)) order by e.begin_date)
					from enrollments e join schools s on s.id = e.school_id where e.pupil_id = p.id
				), '[]'::jsonb)
			) as pupil
			from pupils p where p.id = any(${sql.param([...new Set(ids)])}::uuid[])`
	);
	return new Map(rows.map(({ pupil }) => [pupil.pupilId, pupil]));
}
