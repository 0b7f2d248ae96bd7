import { isNamed, type TakenOverAccount } from '$lib/domain/accounts/taken-over-account';
import { inArray, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { accounts, enrollments, pupils, schools, selectRows, usernames } from '../db';
import { retiredAmong } from '../erasures';

/** Whom the school and the stamnummer of a row lead to. */
export type Found =
	| { pupilId: string; schoolId: string }
	| 'unknown-school'
	| 'unknown-pupil'
	| 'several-pupils'
	| 'another-name';

type Candidate = {
	line: number;
	schoolId: string;
	pupilId: string | null;
	names: { givenName: string; familyName: string }[] | null;
};

/**
 * The pupil of each row, by line: who has, or ever had, this stamnummer at this school. When a school gave a number to several
 * children, the names of the row decide, where it has them.
 */
export async function findPupils(
	{ db }: Context,
	rows: readonly TakenOverAccount[]
): Promise<Map<number, Found>> {
	const asked = rows.map(({ line, instellingsnummer, stamnummer }) => ({
		line,
		instellingsnummer,
		stamnummer
	}));
	const candidates = await selectRows<Candidate>(
		db,
		sql`select r.line, s.id as "schoolId", e.pupil_id as "pupilId",
				case when p.id is not null then json_agg(json_build_object('givenName', n.given, 'familyName', n.family)) end as names
			from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
				as r(line int, instellingsnummer text, stamnummer text)
			join ${schools} s on s.instellingsnummer = r.instellingsnummer
			left join ${enrollments} e on e.school_id = s.id and e.stamnummer = r.stamnummer
			left join ${pupils} p on p.id = e.pupil_id
			left join lateral (values (e.given_name, e.family_name), (p.given_name, p.family_name),
				(p.official_given_name, p.official_family_name)) as n(given, family)
				on n.given is not null and n.family is not null
			group by r.line, s.id, e.pupil_id, p.id`
	);
	const byLine = Map.groupBy(candidates, ({ line }) => line);
	return new Map(rows.map((row) => [row.line, pick(row, byLine.get(row.line) ?? [])]));
}

function pick(row: TakenOverAccount, candidates: readonly Candidate[]): Found {
	const [school] = candidates;
	if (!school) return 'unknown-school';
	const known = candidates.filter(({ pupilId }) => pupilId !== null);
	if (known.length === 0) return 'unknown-pupil';
	const named = known.filter(({ names }) => names?.some((child) => isNamed(row, child)));
	const [one, ...more] = named;
	if (!one?.pupilId) return 'another-name';
	return more.length > 0 ? 'several-pupils' : { pupilId: one.pupilId, schoolId: school.schoolId };
}

/** What is taken already of all that some rows claim. */
export interface Known {
	/** The pupil of an account, and the account of a pupil. */
	pupilOf: Map<string, string>;
	accountOf: Map<string, string>;
	/** The account of a username, ever; `erased` when its pupil is no more. */
	ownerOf: Map<string, string>;
}

/** Looks up the accounts, pupils and usernames of these rows. */
export async function findKnown(
	ctx: Context,
	rows: readonly TakenOverAccount[],
	found: ReadonlyMap<number, Found>
): Promise<Known> {
	const { db } = ctx;
	const pupilIds = [...found.values()].flatMap((one) => (typeof one === 'string' ? [] : [one.pupilId]));
	const columns = { accountId: accounts.id, pupilId: accounts.pupilId };
	const ids = rows.map(({ accountId }) => accountId);
	const byId = await db.select(columns).from(accounts).where(inArray(accounts.id, ids));
	const byPupil =
		pupilIds.length === 0
			? []
			: await db.select(columns).from(accounts).where(inArray(accounts.pupilId, pupilIds));
	const names = rows.flatMap(({ username, formerUsernames }) => [username, ...formerUsernames]);
	const owned = await db.select().from(usernames).where(inArray(usernames.username, names));
	const retired = await retiredAmong(ctx, names);
	return {
		pupilOf: new Map(byId.map(({ accountId, pupilId }) => [accountId, pupilId])),
		accountOf: new Map(byPupil.map(({ accountId, pupilId }) => [pupilId, accountId])),
		ownerOf: new Map([
			...[...retired].map((username) => [username, 'erased'] as const),
			...owned.map(({ username, accountId }) => [username, accountId] as const)
		])
	};
}
