import { schoolDay } from '$lib/domain/accounts/school-day';
import type { Adapter } from 'lucia';
import { hash } from 'node:crypto';
import { eq, lt, sql, type SQL } from 'drizzle-orm';
import {
	accounts,
	credentials,
	emailOffers,
	enrollments,
	insertOnce,
	pupils,
	schools,
	sessions,
	valueOnce,
	type Database
} from '../db';
import { OWN_DEVICE, SHARED_DEVICE } from './limits';

/** What a request needs to know of the pupil behind a session, read in one query. */
export interface SignedInAccount {
	accountId: string;
	username: string;
	type: 'basis' | 'gevorderd';
	givenName: string;
	familyName: string;
	/** A temporary password still waits to be replaced (F9). */
	mustReplace: boolean;
	/** Whether the voluntary question for an e-mail address still waits for an answer (F10). */
	offerEmail: boolean;
	blocked: boolean;
	/** Schools and periods, for deciding whether the account is still active (D9). */
	enrollments: { schoolName: string; begin: string; plannedEnd: string; deregisteredOn: string | null }[];
}

export interface SessionFacts {
	createdAt: Date;
	/** To the minute. Equal to `createdAt` in a new session. */
	lastUsedAt: Date;
	/** *Dit is mijn eigen toestel*. */
	ownDevice: boolean;
	/** OpenID Connect `amr` values. */
	methods: string[];
	device: string;
}

/** What the database holds for a bearer: a copied table gives nobody a session (SECURITY 7.2.3). */
export const hashBearer = (bearer: string) => hash('sha256', bearer, 'hex');

/** What a page needs besides, as one JSON value of the same statement: `pupil` gives the pupil's id, `today` the day at school. */
export interface BroughtAlong {
	/** Unique in the house. */
	name: string;
	value(pupil: SQL, today: SQL): SQL;
	/** What fills placeholders of its own; their names are not `id`, `now` and `today`. */
	values?: Record<string, unknown>;
}

/** What the statement gives; instants as text. */
interface Row extends SignedInAccount {
	session: Record<'createdAt' | 'lastUsedAt' | 'expiresAt', string> &
		Omit<SessionFacts, 'createdAt' | 'lastUsedAt'>;
	brought?: unknown;
}

/**
 * Lucia's adapter on our tables. `now` is a function because one adapter serves a whole request. A session that was
 * idle too long is not found; its row goes with the nightly sweep.
 */
export function createSessionStore(db: Database, now: () => Date, brings?: BroughtAlong): Adapter {
	return {
		async getSessionAndUser(bearer) {
			const found = await valueOnce<Row>(db, {
				name: brings ? `session with ${brings.name}` : 'session',
				build: () => build(brings),
				values: {
					id: hashBearer(bearer),
					now: now().toISOString(),
					today: schoolDay(now()),
					...brings?.values
				}
			});
			if (!found) return [null, null];

			const { session, brought, ...account } = found;
			const { createdAt, lastUsedAt, expiresAt, ...facts } = session;
			return [
				{
					id: bearer,
					userId: account.accountId,
					expiresAt: new Date(expiresAt),
					attributes: {
						...facts,
						createdAt: new Date(createdAt),
						lastUsedAt: new Date(lastUsedAt),
						brought
					}
				},
				{ id: account.accountId, attributes: account }
			];
		},

		/** Lucia's type wants session objects; ours are only hashes, which are no bearer, so none is ever listed. */
		async getUserSessions() {
			return [];
		},

		/** Lucia's `expiresAt` is passed over: how long a session lives depends on the device (D12). */
		async setSession({ id, userId, attributes }) {
			await insertOnce(db, sessions, [sessionRow(id, userId, attributes)], { name: 'one' });
		},

		/** The absolute end never moves (D12); idle time is `lastUsedAt`. */
		updateSessionExpiration: () => Promise.resolve(),

		async deleteSession(bearer) {
			await db.delete(sessions).where(eq(sessions.id, hashBearer(bearer)));
		},

		async deleteUserSessions(accountId) {
			await db.delete(sessions).where(eq(sessions.accountId, accountId));
		},

		async deleteExpiredSessions() {
			await db.delete(sessions).where(lt(sessions.expiresAt, now()));
		}
	};
}

/** A session as it is stored. */
export function sessionRow(bearer: string, accountId: string, facts: SessionFacts) {
	const { createdAt, ownDevice } = facts;
	const { idle, absolute } = ownDevice ? OWN_DEVICE : SHARED_DEVICE;
	return {
		...facts,
		id: hashBearer(bearer),
		accountId,
		lastUsedAt: createdAt,
		idleSeconds: idle,
		expiresAt: new Date(createdAt.getTime() + absolute * 1000)
	};
}

/** All of it as one value (`valueOnce`): the most frequent question of all. */
const build = (brings?: BroughtAlong) => sql`
	select json_build_object(
		'session', json_build_object(
			'createdAt', ${sessions.createdAt}, 'lastUsedAt', ${sessions.lastUsedAt}, 'expiresAt', ${sessions.expiresAt},
			'ownDevice', ${sessions.ownDevice}, 'methods', ${sessions.methods}, 'device', ${sessions.device}),
		'accountId', ${accounts.id}, 'username', ${accounts.username}, 'type', ${accounts.type},
		'givenName', ${pupils.givenName}, 'familyName', ${pupils.familyName},
		'blocked', ${accounts.blockedAt} is not null,
		'mustReplace', coalesce(${credentials.mustReplace}, false),
		'offerEmail', ${accounts.type} = 'gevorderd' and exists (select 1 from ${emailOffers}
			where ${emailOffers.accountId} = ${accounts.id} and ${emailOffers.answeredAt} is null),
		'enrollments', coalesce((
			select json_agg(json_build_object(
				'schoolName', ${schools.name}, 'begin', ${enrollments.beginDate},
				'plannedEnd', ${enrollments.plannedEndDate}, 'deregisteredOn', ${enrollments.deregisteredOn}
			) order by ${schools.name})
			from ${enrollments} join ${schools} on ${schools.id} = ${enrollments.schoolId}
			where ${enrollments.pupilId} = ${accounts.pupilId}), '[]'::json)
		${brings ? sql`, 'brought', ${brings.value(sql`${accounts.pupilId}`, sql`asked.today`)}` : sql``}
	) as value
	from ${sessions}
	join ${accounts} on ${accounts.id} = ${sessions.accountId}
	join ${pupils} on ${pupils.id} = ${accounts.pupilId}
	left join ${credentials} on ${credentials.accountId} = ${accounts.id}
	cross join (select ${sql.placeholder('now')}::timestamptz as now, ${sql.placeholder('today')}::date as today) asked
	where ${sessions.id} = ${sql.placeholder('id')} and ${sessions.expiresAt} > asked.now
		and ${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds}) > asked.now`;
