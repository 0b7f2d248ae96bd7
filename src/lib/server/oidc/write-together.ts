import { sql, type SQL } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { auditJson, insertAudits } from '../audit';
import type { Context } from '../context';
import { databaseNow, fewRows, oidcPayloads, participations, selectRows, type Database } from '../db';
import type { Ledger, PayloadRow } from './ledger';

/** An application that is opened in a session of ours. */
export interface Opening {
	sessionKey: string;
	accountId: string;
	applicationId: string;
	/** How the application knows the session. */
	sid: string;
}

/**
 * Writes and deletes all that waits in the ledger, and who takes part in the session from now on, with its audit: one
 * statement, so all of it stands or none. False when a grant that something hangs on is no more; nothing was written then.
 */
export async function writeTogether(ctx: Context, ledger: Ledger, openings: Opening[]): Promise<boolean> {
	const rows = [...ledger.rows.values()];
	const gone = [...ledger.gone.values()];
	// Given up first: what failed is not tried again when the request ends.
	ledger.rows.clear();
	ledger.gone.clear();
	if (rows.length + gone.length === 0) return true;

	const [result] = await selectRows<{ kept: number }>(
		ctx.db,
		sql`with ${deleting(gone)}
			given as (select r.*, coalesce(r."sessionId",
					(select g.session_id from ${oidcPayloads} g where g.model = 'Grant' and g.id = r."grantKey")) as session
				from jsonb_to_recordset(${json(rows.toSorted(byKey))}) as r(model text, id text, payload jsonb, "grantId" text, uid text,
					"sessionId" text, "grantKey" text, "expiresAt" timestamptz)),
			kept as (insert into ${oidcPayloads} (model, id, payload, grant_id, uid, session_id, expires_at)
				select model, id, payload, "grantId", uid, session, "expiresAt" from given
				where not exists (select 1 from given where "grantKey" is not null and session is null)
				${OVERWRITE} returning 1)
			${joining(ctx, openings)}
			select count(*)::int as kept from kept`
	);
	return rows.length === 0 || (result?.kept ?? 0) > 0;
}

const deleting = (gone: { model: string; id: string }[]): SQL =>
	gone.length === 0
		? sql``
		: sql`gone as (delete from ${oidcPayloads} p using ${fewRows('d', { model: 'text', id: 'text' }, gone)}
				where p.model = d.model and p.id = d.id),`;

/** What was left before and is opened again is open again; what is open stays as it is. */
function joining(ctx: Context, openings: Opening[]): SQL {
	if (openings.length === 0) return sql``;
	const at = ctx.now.toISOString();
	const rows = openings.map((opening) => ({ ...opening, id: uuidv7({ msecs: ctx.now.getTime() }) }));
	const audits = openings.map(({ accountId, applicationId }) =>
		auditJson(ctx, { action: 'application.opened', accountId, detail: { applicationId } })
	);
	return sql`, joined as (insert into ${participations} as p
			(id, session_id, session_key, application_id, account_id, sid, opened_at, next_attempt_at)
			select o.id, o."sessionKey", o."sessionKey", o."applicationId", o."accountId", o.sid, ${at}::timestamptz, ${databaseNow}
			from jsonb_to_recordset(${json(rows)}) as o(id uuid, "sessionKey" text, "applicationId" uuid, "accountId" uuid, sid text)
			where exists (select 1 from kept)
			on conflict (session_key, application_id) do update
				set session_id = excluded.session_id, state = 'open', attempts = 0, settled_at = null,
					next_attempt_at = excluded.next_attempt_at
				where p.session_id is null
			returning p.application_id::text as id),
		told as (${insertAudits(sql`${JSON.stringify(audits)}`, sql`a.detail ->> 'applicationId' in (select id from joined)`)})`;
}

/**
 * Marks a code or refresh token as used and writes what is given for it: one statement, in which the database decides who of
 * two is first. Says whether it was this one, and whether the grant still stood.
 */
export async function writeForSpent(
	ctx: Context,
	spent: NonNullable<Ledger['spent']>,
	row: PayloadRow
): Promise<{ first: boolean; kept: boolean }> {
	const [result] = await selectRows<{ first: boolean; kept: boolean }>(
		ctx.db,
		sql`with spent as (update ${oidcPayloads} p set consumed_at = ${ctx.now.toISOString()}::timestamptz
				where p.model = ${spent.model} and p.id = ${spent.id} and p.consumed_at is null returning 1),
			kept as (insert into ${oidcPayloads} (model, id, payload, grant_id, uid, session_id, expires_at)
				select ${row.model}, ${row.id}, ${json(row.payload)}, ${row.grantId}, ${row.uid}, g.session_id,
					${row.expiresAt?.toISOString() ?? null}::timestamptz
				from ${oidcPayloads} g where g.model = 'Grant' and g.id = ${row.grantKey} and g.session_id is not null
					and exists (select 1 from spent)
				${OVERWRITE} returning 1)
			select exists (select 1 from spent) as first, exists (select 1 from kept) as kept`
	);
	return result ?? { first: false, kept: false };
}

/**
 * Writes one thing without waiting for the disk: of what says only that a browser is about to sign in, a power cut may take the
 * last half second. For that one statement; nothing that was promised to anybody goes this way.
 */
export async function writeUnhurried(db: Database, row: PayloadRow): Promise<void> {
	await selectRows(
		db,
		sql`with unhurried as (select set_config('synchronous_commit', 'off', true))
			insert into ${oidcPayloads} (model, id, payload, grant_id, uid, expires_at)
			select ${row.model}, ${row.id}, ${json(row.payload)}, ${row.grantId}, ${row.uid},
				${row.expiresAt?.toISOString() ?? null}::timestamptz from unhurried
			${OVERWRITE}`
	);
}

const OVERWRITE = sql`on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
	uid = excluded.uid, session_id = excluded.session_id, expires_at = excluded.expires_at`;

/** Two requests that write the same rows take them in the same order. */
const byKey = (a: PayloadRow, b: PayloadRow) => (a.model + a.id < b.model + b.id ? -1 : 1);

/** By way of text: the driver would otherwise write a text that is JSON already once more as JSON. */
const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::text::jsonb`;
