import type { AccountType } from '$lib/domain/accounts/account-type';
import { schoolDay } from '$lib/domain/accounts/school-day';
import { isEnrollmentUsable, type EnrollmentPeriod } from '$lib/domain/accounts/status';
import type { PupilStatus } from '$lib/domain/desk/list-query';
import { sql } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { classNamesOf } from '../consent';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { cards, emailAddresses, enrollments, printedSecrets, pupilPasskeys, selectRows } from '../db';
import type { DeskActor } from '../staff';
import { fetchOrRefuse } from './fetch-or-refuse';
import { elsewhereOf, FROM_SEEN, seenPupils, statusOf, typeOf } from './visible-pupils';

export interface DeskAccount {
	accountId: string;
	username: string;
	type: AccountType;
	kind: 'pictures' | 'word' | 'temporary' | 'own' | null;
	mustReplace: boolean;
	secretExpiresAt: Date | null;
	createdAt: Date;
	lastSignInAt: Date | null;
	blocked: boolean;
	/** Of this school; null when another blocked, whose reason is for its own colleagues. */
	blockedReason: string | null;
	/** Another school blocked, or the service did. */
	blockedElsewhere: boolean;
	hasCard: boolean;
	/** The secret that works now stands on a card, beside the QR. */
	secretBesideCard: boolean;
	/** Whether the pupil entered an address, verified or not. The school never sees which (F36). */
	hasAddress: boolean;
	passkeyCount: number;
}

/** A pupil as the desk shows it (F54–F59). */
export interface DeskPupil {
	pupilId: string;
	enrollment: {
		givenName: string;
		familyName: string;
		stamnummer: string;
		groupName: string;
		/** Null when none is known: without the school's consent always. */
		classNames: string | null;
		from: string;
		until: string;
	};
	/** Null without a valid national number (F56). */
	official: { givenName: string; familyName: string; gender: string | null; birthDate: string | null } | null;
	status: PupilStatus;
	/** Of the account, or of the one that would be made. */
	type: AccountType;
	/** The last planned day of the enrollments that let the pupil in now, at any school; null when none does (F37). */
	activeUntil: string | null;
	account: DeskAccount | null;
	/** At another school now, and here not yet or no more: only that school changes the account. */
	elsewhere: boolean;
}

type Row = Record<string, unknown> & {
	pupil: Omit<DeskPupil, 'account' | 'activeUntil' | 'official'> & {
		official: { [Key in keyof NonNullable<DeskPupil['official']>]: string | null };
	};
	account:
		| (Omit<DeskAccount, 'secretExpiresAt' | 'createdAt' | 'lastSignInAt'> & {
				secretExpiresAt: string | null;
				createdAt: string;
				lastSignInAt: string | null;
		  })
		| null;
	periods: EnrollmentPeriod[];
};

/** A pupil of the actor's school (or groups); any other is refused. Leaves no trace: `viewPupil` does. */
export const fetchPupil = (ctx: Context, actor: DeskActor, pupilId: string): Promise<DeskPupil> =>
	fetchPupilFacts(ctx, actor, pupilId).then(({ pupil }) => pupil);

/** `fetchPupil` for eyes: what staff read of a pupil is written down (SECURITY §5, *logsysteem*). */
export async function viewPupil(ctx: Context, actor: DeskActor, pupilId: string): Promise<DeskPupil> {
	const pupil = await fetchPupil(ctx, actor, pupilId);
	await recordAudit(ctx, {
		action: 'pupil.viewed',
		accountId: pupil.account?.accountId,
		schoolId: actor.schoolId,
		detail: { pupil: pupilId }
	});
	await recordRead(ctx, actor, { what: 'pupil', pupilIds: [pupilId] });
	return pupil;
}

/** The pupil with all periods of enrollment, at any school: what signing in looks at. */
export function fetchPupilFacts(
	ctx: Context,
	actor: DeskActor,
	pupilId: string
): Promise<{ pupil: DeskPupil; periods: EnrollmentPeriod[] }> {
	return fetchOrRefuse(ctx, actor, 'pupil', pupilId, async (pupilIds) => {
		const [row] = await selectRows<Row>(ctx.db, pupilQuery(ctx, actor, pupilIds));
		return row && { pupil: toPupil(ctx, row), periods: row.periods };
	});
}

const pupilQuery = (ctx: Context, actor: DeskActor, pupilIds: readonly string[]) => sql`
	${seenPupils(actor, ctx.now, { pupilIds })}
	select json_build_object(
			'pupilId', s.pupil_id,
			'enrollment', json_build_object('givenName', s.given_name, 'familyName', s.family_name,
				'stamnummer', s.stamnummer, 'groupName', s.group_name,
				'classNames', ${classNamesOf(sql`s.enrollment_id`, ctx.now)}, 'from', s.begin_date, 'until', s.planned_end_date),
			'official', json_build_object('givenName', p.official_given_name, 'familyName', p.official_family_name,
				'gender', p.gender, 'birthDate', p.birth_date),
			'status', ${statusOf(ctx.now)}, 'type', ${typeOf(ctx.now)},
			'elsewhere', ${elsewhereOf(actor, ctx.now)}) as pupil,
		case when a.id is not null then json_build_object(
			'accountId', a.id, 'username', a.username, 'type', a.type, 'kind', c.kind,
			'mustReplace', coalesce(c.must_replace, false), 'secretExpiresAt', c.expires_at,
			'createdAt', a.created_at, 'lastSignInAt', a.last_sign_in_at,
			'blocked', a.blocked_at is not null,
			'blockedReason', case when a.blocked_by_school_id = ${actor.schoolId}::uuid then a.blocked_reason end,
			'blockedElsewhere', a.blocked_at is not null and a.blocked_by_school_id is distinct from ${actor.schoolId}::uuid,
			'hasCard', exists (select 1 from ${cards} k where k.account_id = a.id and k.voided_at is null),
			'secretBesideCard', c.kind <> 'own' and exists (select 1 from ${printedSecrets} r
				where r.account_id = a.id and r.printed_at >= c.changed_at),
			'hasAddress', exists (select 1 from ${emailAddresses} e where e.account_id = a.id),
			'passkeyCount', (select count(*)::int from ${pupilPasskeys} y where y.account_id = a.id)) end as account,
		(select coalesce(json_agg(json_build_object('begin', u.begin_date, 'plannedEnd', u.planned_end_date,
			'deregisteredOn', u.deregistered_on)), '[]'::json)
			from ${enrollments} u where u.pupil_id = s.pupil_id) as periods
	${FROM_SEEN}`;

function toPupil({ now }: Context, { pupil, account, periods }: Row): DeskPupil {
	const { givenName, familyName, gender, birthDate } = pupil.official;
	const ends = periods
		.filter((period) => isEnrollmentUsable(period, schoolDay(now)))
		.map(({ plannedEnd }) => plannedEnd)
		.sort();
	return {
		...pupil,
		official: givenName !== null && familyName !== null ? { givenName, familyName, gender, birthDate } : null,
		activeUntil: ends.at(-1) ?? null,
		account: account && {
			...account,
			secretExpiresAt: toDate(account.secretExpiresAt),
			createdAt: new Date(account.createdAt),
			lastSignInAt: toDate(account.lastSignInAt),
			secretBesideCard: account.secretBesideCard ?? false
		}
	};
}

const toDate = (text: string | null) => (text === null ? null : new Date(text));
