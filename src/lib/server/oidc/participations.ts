import { and, eq, sql } from 'drizzle-orm';
import type { AdapterPayload } from 'oidc-provider';
import { v7 as uuidv7 } from 'uuid';
import { recordAudits } from '../audit';
import type { Context } from '../context';
import { applications, oidcPayloads, participations, selectRows, type Database } from '../db';
import { ring } from '../jobs';
import { requestScope } from './request-scope';

/** Writes down which applications take part in a session of ours, so that each can be told when it ends. */
export async function joinApplications(
	db: Database,
	sessionKey: string,
	payload: AdapterPayload
): Promise<void> {
	const { ctx } = requestScope();
	const sids = new Map(
		Object.entries(payload.authorizations ?? {}).flatMap(([clientId, { sid }]) =>
			sid ? [[clientId, sid]] : []
		)
	);
	const { accountId } = payload;
	if (sids.size === 0 || accountId === undefined) return;
	const asked = [...sids].map(
		([clientId, sid]) => sql`(${uuidv7({ msecs: ctx.now.getTime() })}::uuid, ${clientId}, ${sid})`
	);
	const at = sql.param(ctx.now, participations.openedAt);
	// What was left before and is opened again is open again; what is open stays as it is.
	const joined = await selectRows<{ id: string }>(
		db,
		sql`insert into ${participations} as p
				(id, session_id, session_key, application_id, account_id, sid, opened_at, next_attempt_at)
			select v.id, ${sessionKey}, ${sessionKey}, a.id, ${accountId}::uuid, v.sid, ${at}::timestamptz, ${at}::timestamptz
			from (values ${sql.join(asked, sql`, `)}) as v(id, client_id, sid)
			join ${applications} a on a.client_id = v.client_id
			on conflict (session_key, application_id) do update
				set session_id = excluded.session_id, state = 'open', attempts = 0, settled_at = null,
					next_attempt_at = excluded.next_attempt_at
				where p.session_id is null
			returning p.application_id as id`
	);
	await recordAudits(
		{ ...ctx, db },
		joined.map(({ id: applicationId }) => ({
			action: 'application.opened',
			accountId,
			detail: { applicationId }
		}))
	);
}

/** Ends a session's part in one application: its grants and tokens at once, and it is told. The session goes on. */
export async function leaveApplication(
	ctx: Context,
	{ sessionKey, applicationId, clientId }: { sessionKey: string; applicationId: string; clientId: string }
): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		await tx
			.delete(oidcPayloads)
			.where(
				and(
					eq(oidcPayloads.sessionId, sessionKey),
					sql`${oidcPayloads.model} <> 'Session'`,
					sql`${oidcPayloads.payload} ->> 'clientId' = ${clientId}`
				)
			);
		await tx
			.update(participations)
			.set({ sessionId: null, nextAttemptAt: ctx.now })
			.where(and(eq(participations.sessionId, sessionKey), eq(participations.applicationId, applicationId)));
	});
	ring('logouts');
}

/** An application of a session that ended, as *Afmelden* shows it. */
export interface SignOut {
	name: string;
	/** `waiting`: not answered yet. `unknown`: it has no way to be told, or did not answer for a day. */
	state: 'signed-out' | 'waiting' | 'unknown';
}

/** How far the applications of a session are with signing out, by name; `sessionKey` as `PupilSession.key` had it. */
export async function readSignOuts(ctx: Context, sessionKey: string): Promise<SignOut[]> {
	const rows = await ctx.db
		.select({ name: applications.name, state: participations.state })
		.from(participations)
		.innerJoin(applications, eq(applications.id, participations.applicationId))
		.where(eq(participations.sessionKey, sessionKey))
		.orderBy(applications.name);
	const states = {
		open: 'waiting',
		told: 'signed-out',
		'no-address': 'unknown',
		'given-up': 'unknown'
	} as const;
	return rows.map(({ name, state }) => ({ name, state: states[state] }));
}
