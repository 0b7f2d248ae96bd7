import type { Adapter } from 'lucia';
import { createHash } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import {
	accounts,
	builtOnce,
	credentials,
	emailOffers,
	enrollments,
	insertOnce,
	pupils,
	schools,
	sessions,
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
export const hashBearer = (bearer: string) => createHash('sha256').update(bearer).digest('hex');

/**
 * Lucia's adapter on our tables. `now` is a function because one adapter serves a whole request. A session that was
 * idle too long is not found; its row goes with the nightly sweep.
 */
export function createSessionStore(db: Database, now: () => Date): Adapter {
	return {
		async getSessionAndUser(bearer) {
			const query = builtOnce(db, 'session', build);
			const [row] = await query.execute({ id: hashBearer(bearer), now: now().toISOString() });
			if (!row) return [null, null];

			const { session, blockedAt, mustReplace, ...account } = row;
			const { createdAt, lastUsedAt, ownDevice, methods, device } = session;
			return [
				{
					id: bearer,
					userId: account.accountId,
					expiresAt: session.expiresAt,
					attributes: { createdAt, lastUsedAt, ownDevice, methods, device }
				},
				{
					id: account.accountId,
					attributes: { ...account, blocked: blockedAt !== null, mustReplace: mustReplace ?? false }
				}
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

const NOW = sql`${sql.placeholder('now')}::timestamptz`;

const build = (db: Database) =>
	db
		.select({
			session: sessions,
			accountId: accounts.id,
			username: accounts.username,
			type: accounts.type,
			blockedAt: accounts.blockedAt,
			givenName: pupils.givenName,
			familyName: pupils.familyName,
			mustReplace: credentials.mustReplace,
			offerEmail: sql<boolean>`${accounts.type} = 'gevorderd' and exists (select 1 from ${emailOffers}
						where ${emailOffers.accountId} = ${accounts.id} and ${emailOffers.answeredAt} is null)`,
			enrollments: sql<SignedInAccount['enrollments']>`coalesce((
						select json_agg(json_build_object(
							'schoolName', ${schools.name}, 'begin', ${enrollments.beginDate},
							'plannedEnd', ${enrollments.plannedEndDate}, 'deregisteredOn', ${enrollments.deregisteredOn}
						) order by ${schools.name})
						from ${enrollments} join ${schools} on ${schools.id} = ${enrollments.schoolId}
						where ${enrollments.pupilId} = ${accounts.pupilId}), '[]'::json)`
		})
		.from(sessions)
		.innerJoin(accounts, eq(accounts.id, sessions.accountId))
		.innerJoin(pupils, eq(pupils.id, accounts.pupilId))
		.leftJoin(credentials, eq(credentials.accountId, accounts.id))
		.where(
			and(
				eq(sessions.id, sql.placeholder('id')),
				sql`${sessions.expiresAt} > ${NOW} and ${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds}) > ${NOW}`
			)
		)
		.prepare('session');
