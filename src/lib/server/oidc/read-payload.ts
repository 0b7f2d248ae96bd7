import { schoolDay } from '$lib/domain/accounts/school-day';
import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AdapterPayload } from 'oidc-provider';
import { pupilValue, type PupilRow } from '../applications';
import { builtOnce, oidcPayloads, sessions, type Database } from '../db';
import { payloadKey, payloadKeyIn } from './payload-key';

/** What a code, token or interaction needs next, read with it. */
export interface Found {
	payload: AdapterPayload;
	/** Its grant, as long as that stands. */
	grant?: AdapterPayload | null;
	pupil?: PupilRow | null;
}

/** Whose pupil comes along: of the thing itself, or of a session. */
export type Company = { with: 'nothing' } | { with: 'grant' } | { with: 'pupil'; accountId: string };

/**
 * Reads one thing of the provider, with its company, in one statement. What hangs on a session of ours is found only while
 * that is in use (D12): as `sessions` itself decides it, in the same query.
 */
export async function readPayload(
	{ db, now }: { db: Database; now: Date },
	{ model, by, value }: { model: string; by: 'id' | 'uid'; value: string },
	company: Company = { with: 'nothing' }
): Promise<Found | undefined> {
	const name = `oidc-payload-${by}-${company.with}`;
	const query = builtOnce(db, name, (db) => build(db, name, by, company.with));
	const [row] = await query.execute({
		model,
		value: by === 'id' ? payloadKey(value) : value,
		now: now.toISOString(),
		today: schoolDay(now),
		accountId: 'accountId' in company ? company.accountId : null
	});
	if (!row) return undefined;
	const { payload, consumedAt, ...along } = row as typeof row & Omit<Found, 'payload'>;
	return {
		...along,
		payload: { ...payload, ...(consumedAt && { consumed: Math.floor(consumedAt.getTime() / 1000) }) }
	};
}

const grants = alias(oidcPayloads, 'grants');
const GRANT_KEY = payloadKeyIn(sql`${oidcPayloads.grantId}`);

/** The application of a client, as a value of a query that knows it. */
export const applicationOf = (clientId: SQL): SQL =>
	sql`(select a.id from applications a where a.client_id = ${clientId})`;

const COMPANY = {
	nothing: () => ({}),
	grant: () => ({
		grant: grants.payload,
		pupil: pupilValue(
			sql`(${oidcPayloads.payload} ->> 'accountId')::uuid`,
			applicationOf(sql`${oidcPayloads.payload} ->> 'clientId'`),
			TODAY
		)
	}),
	pupil: () => ({
		pupil: pupilValue(
			sql`${sql.placeholder('accountId')}`,
			applicationOf(sql`${oidcPayloads.payload} -> 'params' ->> 'client_id'`),
			TODAY
		)
	})
};
const TODAY = sql`${sql.placeholder('today')}::date`;

function build(db: Database, name: string, by: 'id' | 'uid', company: Company['with']) {
	const now = sql`${sql.placeholder('now')}::timestamptz`;
	const isLive = sql`${sessions.expiresAt} > ${now}
		and ${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds}) > ${now}`;
	const query = db
		.select({
			payload: oidcPayloads.payload,
			consumedAt: oidcPayloads.consumedAt,
			...COMPANY[company]()
		})
		.from(oidcPayloads)
		.leftJoin(sessions, eq(sessions.id, oidcPayloads.sessionId));
	const ofSameSession = sql`${grants.sessionId} = ${oidcPayloads.sessionId}`;
	const joined =
		company === 'grant'
			? query.leftJoin(grants, and(eq(grants.model, 'Grant'), eq(grants.id, GRANT_KEY), ofSameSession))
			: query;
	return joined
		.where(
			and(
				eq(oidcPayloads.model, sql.placeholder('model')),
				eq(oidcPayloads[by], sql.placeholder('value')),
				or(isNull(oidcPayloads.sessionId), isLive)
			)
		)
		.prepare(name);
}
