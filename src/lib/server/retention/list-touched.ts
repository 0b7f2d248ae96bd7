import { DOWNLOADS } from '$lib/domain/desk/data-reads';
import { sql, type SQL } from 'drizzle-orm';
import { validate } from 'uuid';
import { doneToOthers, idsWithin, recordAudit } from '../audit';
import type { Context } from '../context';
import { recordRead, type Reader } from '../data-reads';
import { auditEvents, dataReads, pupils, selectRows, staff } from '../db';
import { STAFF_ABSOLUTE } from '../staff';

export interface LeakQuery {
	/** One member of staff; null for anybody. */
	staffId: string | null;
	from: Date;
	until: Date;
	/** Only what left the desk as a file. */
	downloadsOnly: boolean;
}

/** A pupil whom somebody of the desk touched in that time. */
export interface TouchedPupil {
	pupilId: string;
	/** Null for a pupil who was erased since. */
	name: string | null;
	times: number;
	firstAt: Date;
	lastAt: Date;
	/** Words of `DATA_READS`, and names of audit actions. */
	what: string[];
}

/** Pupils that one answer names at most. */
export const MAX_TOUCHED = 100_000;

/**
 * Which pupils were shown to, or changed by, somebody of the desk between two instants (GDPR art. 33, F90): of the
 * reader's own school, or of all for the operator. That this was asked is itself a read, and in the audit.
 */
export async function listTouched(
	ctx: Context,
	reader: Reader,
	{ staffId, from, until, downloadsOnly }: LeakQuery
): Promise<TouchedPupil[]> {
	const person = staffId !== null && validate(staffId) ? staffId : null;
	const [first, last] = [from.toISOString(), until.toISOString()];
	const within = (by: SQL): SQL => sql`at >= ${first}::timestamptz and at < ${last}::timestamptz
		${reader.schoolId === null ? sql`` : sql`and school_id = ${reader.schoolId}::uuid`}
		${person === null ? sql`` : sql`and ${by} = ${person}::uuid`}`;
	const downloads = sql.join(
		DOWNLOADS.map((word) => sql`${word}`),
		sql`, `
	);
	const changed = sql`union all
		select p.id, e.at, e.action from ${auditEvents} e
		join accounts a on a.id = e.account_id join ${pupils} p on p.id = a.pupil_id
		where e.actor_kind = 'staff' and e.id in (select id from ${auditEvents}
			where actor_kind = 'staff' and ${idsWithin(from, until)} and ${within(sql`actor_id`)})`;
	const rows = await selectRows<{
		pupilId: string;
		name: string | null;
		times: number;
		first: number;
		last: number;
		what: string[];
	}>(
		ctx.db,
		sql`with touched as (
				select unnest(pupil_ids) as pupil_id, at, what from ${dataReads}
				where ${within(sql`staff_id`)} ${downloadsOnly ? sql`and what in (${downloads})` : sql``}
				${downloadsOnly ? sql`` : changed}
			)
			select t.pupil_id as "pupilId", max(p.given_name || ' ' || p.family_name) as name, count(*)::int as times,
				(extract(epoch from min(t.at)) * 1000)::float8 as first,
				(extract(epoch from max(t.at)) * 1000)::float8 as last,
				array_agg(distinct t.what order by t.what) as what
			from touched t left join ${pupils} p on p.id = t.pupil_id
			group by t.pupil_id order by max(t.at) desc, t.pupil_id limit ${MAX_TOUCHED}::int`
	);
	const { schoolId } = reader;
	await recordAudit(ctx, {
		action: 'data.touched-listed',
		schoolId: schoolId ?? undefined,
		detail: { staff: person, from: first, until: last, downloadsOnly, count: rows.length }
	});
	await recordRead(ctx, reader, { what: 'touched', pupilIds: rows.map(({ pupilId }) => pupilId) });
	return rows.map(({ first: a, last: z, ...row }) => ({ ...row, firstAt: new Date(a), lastAt: new Date(z) }));
}

/** As long as a session of the desk can last. */
const SESSION = sql`make_interval(secs => ${STAFF_ABSOLUTE}::int)`;

/** When somebody signed in and out at the desk. */
export interface DeskSession {
	at: Date;
	signedIn: boolean;
	device: string | null;
}

/**
 * Who of the desk touched anybody lately, by name; and of the one who is asked about, when they came and went. A school sees
 * only the sessions in which its own pupils were looked at: of who works elsewhere too, or only elsewhere by now, the rest is not its affair.
 */
export async function listStaffForLeak(
	ctx: Context,
	reader: Reader,
	staffId: string | null
): Promise<{ people: { id: string; name: string }[]; sessions: DeskSession[] }> {
	const bounded = reader.schoolId === null ? sql`` : sql`where d.school_id = ${reader.schoolId}::uuid`;
	const people = await selectRows<{ id: string; name: string }>(
		ctx.db,
		sql`select s.id, s.name from ${staff} s
			where s.id in (select d.staff_id from ${dataReads} d ${bounded}) order by s.name, s.id`
	);
	if (!people.some(({ id }) => id === staffId)) return { people, sessions: [] };
	const rows = await selectRows<{ at: number; action: string; device: string | null }>(
		ctx.db,
		sql`select (extract(epoch from at) * 1000)::float8 as at, action, device from ${auditEvents}
			where ${doneToOthers('staff', sql`= ${staffId}::uuid`)}
				and action in ('staff.sign-in.succeeded', 'staff.sign-out')
				${reader.schoolId === null ? sql`` : sql`and ${lookedAt(staffId, reader.schoolId)}`}
			order by id desc limit 40`
	);
	const sessions = rows.map(({ at, action, device }) => ({
		at: new Date(at),
		signedIn: action === 'staff.sign-in.succeeded',
		device
	}));
	return { people, sessions };
}

/** Of a sign-in or sign-out: whether its session can have been the one in which pupils of that school were looked at. */
const lookedAt = (staffId: string | null, schoolId: string): SQL => sql`exists (
	select from ${dataReads} d where d.staff_id = ${staffId}::uuid and d.school_id = ${schoolId}::uuid
		and d.at between ${auditEvents.at} - case when action = 'staff.sign-out' then ${SESSION} else '0'::interval end
			and ${auditEvents.at} + case when action = 'staff.sign-out' then '0'::interval else ${SESSION} end)`;
