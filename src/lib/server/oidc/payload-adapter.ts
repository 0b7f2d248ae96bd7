import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import { builtOnce, insertOnce, oidcPayloads, sessions, violatedConstraint, type Database } from '../db';
import { joinApplications } from './participations';
import { requestScope } from './request-scope';

/** Kinds that a pupil's grant gave rise to, and that go where the grant goes. */
const OF_A_GRANT = new Set(['AuthorizationCode', 'AccessToken', 'RefreshToken']);

export interface PayloadStore {
	db: Database;
	now(): Date;
	issuer: string;
}

/** What a row is found by. The token itself, which is a bearer, is stored nowhere (SECURITY §3). */
export const payloadKey = (id: string) => createHash('sha256').update(id).digest('base64url');

/**
 * The provider's memory for one kind of thing, in our database. What belongs to a pupil carries the session it hangs on,
 * and is not found once that session has ended or rested too long (D12): there is no second place to revoke anything.
 */
export class PayloadAdapter implements Adapter {
	readonly #model: string;
	readonly #store: PayloadStore;

	constructor(model: string, store: PayloadStore) {
		this.#model = model;
		this.#store = store;
	}

	async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
		const { db } = this.#store;
		const now = this.#store.now();
		const row: Row = {
			model: this.#model,
			id: payloadKey(id),
			payload: withoutBearers(this.#model, payload) as Record<string, unknown>,
			grantId: payload.grantId ?? null,
			uid: payload.uid ?? null,
			expiresAt: expiresIn === undefined ? null : new Date(now.getTime() + expiresIn * 1000)
		};
		try {
			if (this.#model === 'Session') await this.#upsertSession(row, payload);
			else if (OF_A_GRANT.has(this.#model)) await this.#upsertOfGrant(row);
			else {
				const sessionId = this.#model === 'Grant' ? (requestScope().session?.key ?? null) : null;
				await write(db, { ...row, sessionId });
			}
		} catch (error) {
			// Our session ended at this very moment.
			if (violatedConstraint(error) === 'oidc_payloads_session_id_sessions_id_fk')
				throw new errors.InvalidRequest('the session has ended');
			throw error;
		}
	}

	/** With the applications that take part in it: both stand or neither. */
	async #upsertSession(row: Row, payload: AdapterPayload): Promise<void> {
		const { leeridSession: sessionId } = payload as { leeridSession?: string };
		if (sessionId === undefined) return void (await write(this.#store.db, { ...row, sessionId: null }));
		await this.#store.db.transaction(async (tx) => {
			await write(tx, { ...row, sessionId });
			await joinApplications(tx, sessionId, payload);
		});
	}

	/** Hangs on the session of its grant. */
	async #upsertOfGrant(row: Row): Promise<void> {
		const { db } = this.#store;
		const grantKey = payloadKey(row.grantId ?? '');
		if ((await write(db, row, { grantKey })) !== null) return;
		// It would hang on nothing and outlive everything. Nobody has been told its name yet.
		await db
			.delete(oidcPayloads)
			.where(and(eq(oidcPayloads.model, this.#model), eq(oidcPayloads.id, row.id)));
		throw new errors.InvalidGrant('grant not found');
	}

	async find(id: string): Promise<AdapterPayload | undefined> {
		const payload = await this.#read('id', payloadKey(id));
		if (!payload) return undefined;
		// What `withoutBearers` left out.
		return {
			...payload,
			jti: id,
			...(this.#model === 'Interaction' && { returnTo: `${this.#store.issuer}/auth/${id}` })
		};
	}

	findByUid(uid: string): Promise<AdapterPayload | undefined> {
		return this.#read('uid', uid);
	}

	/** Only the device flow asks for it, which is off. */
	async findByUserCode(): Promise<undefined> {
		return undefined;
	}

	async #read(by: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
		const { db, now } = this.#store;
		const query = builtOnce(db, `oidc-payload-${by}`, (db) => buildRead(db, by));
		const [row] = await query.execute({ model: this.#model, value, now: now().toISOString() });
		if (!row) return undefined;
		const { payload, consumedAt } = row;
		return { ...payload, ...(consumedAt && { consumed: Math.floor(consumedAt.getTime() / 1000) }) };
	}

	/**
	 * Marks a code or refresh token as used. Of two who come at the same moment one is first; the other has a stolen copy,
	 * or the first has, so everything that came of it goes (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
	 */
	async consume(id: string): Promise<void> {
		const { db } = this.#store;
		const own = and(eq(oidcPayloads.model, this.#model), eq(oidcPayloads.id, payloadKey(id)));
		const [first] = await builtOnce(db, 'oidc-payload-consume', buildConsume).execute({
			model: this.#model,
			id: payloadKey(id),
			now: this.#store.now().toISOString()
		});
		if (first) return;

		const [row] = await db.select({ grantId: oidcPayloads.grantId }).from(oidcPayloads).where(own);
		if (row?.grantId) {
			await db.delete(oidcPayloads).where(eq(oidcPayloads.grantId, row.grantId));
			await db
				.delete(oidcPayloads)
				.where(and(eq(oidcPayloads.model, 'Grant'), eq(oidcPayloads.id, payloadKey(row.grantId))));
		}
		throw new errors.InvalidGrant('already used');
	}

	async destroy(id: string): Promise<void> {
		const query = builtOnce(this.#store.db, 'oidc-payload-destroy', buildDestroy);
		await query.execute({ model: this.#model, id: payloadKey(id) });
	}

	async revokeByGrantId(grantId: string): Promise<void> {
		await this.#store.db
			.delete(oidcPayloads)
			.where(and(eq(oidcPayloads.model, this.#model), eq(oidcPayloads.grantId, grantId)));
	}
}

type Row = Omit<typeof oidcPayloads.$inferInsert, 'sessionId'>;

const SESSION_OF_GRANT = sql`(select g.session_id from ${oidcPayloads} g
	where g.model = 'Grant' and g.id = ${sql.placeholder('grantKey')})`;

/** One statement; returns the session that it hangs on now: its own, or that of the grant with `grantKey`. */
async function write(
	db: Database,
	row: Row & { sessionId?: string | null },
	values?: { grantKey: string }
): Promise<string | null> {
	const [written] = await insertOnce(db, oidcPayloads, [row], {
		...(values
			? { name: 'of-grant', values, expressions: { sessionId: SESSION_OF_GRANT } }
			: { name: 'payload' }),
		conflict: {
			target: ['model', 'id'],
			set: ['payload', 'grantId', 'uid', 'sessionId', 'expiresAt']
		},
		returning: ['sessionId']
	});
	return written?.sessionId ?? null;
}

/** What hangs on a session of ours is found only while that is in use: as `sessions` itself decides it, in the same query. */
function buildRead(db: Database, by: 'id' | 'uid') {
	const now = sql`${sql.placeholder('now')}::timestamptz`;
	const isLive = sql`${sessions.expiresAt} > ${now}
		and ${sessions.lastUsedAt} + make_interval(secs => ${sessions.idleSeconds}) > ${now}`;
	return db
		.select({ payload: oidcPayloads.payload, consumedAt: oidcPayloads.consumedAt })
		.from(oidcPayloads)
		.leftJoin(sessions, eq(sessions.id, oidcPayloads.sessionId))
		.where(
			and(
				eq(oidcPayloads.model, sql.placeholder('model')),
				eq(oidcPayloads[by], sql.placeholder('value')),
				or(isNull(oidcPayloads.sessionId), isLive)
			)
		)
		.prepare(`oidc-payload-${by}`);
}

const isOne = and(
	eq(oidcPayloads.model, sql.placeholder('model')),
	eq(oidcPayloads.id, sql.placeholder('id'))
);

const buildConsume = (db: Database) =>
	db
		.update(oidcPayloads)
		.set({ consumedAt: sql`${sql.placeholder('now')}::timestamptz` })
		.where(and(isOne, isNull(oidcPayloads.consumedAt)))
		.returning({ grantId: oidcPayloads.grantId })
		.prepare('oidc-payload-consume');

const buildDestroy = (db: Database) => db.delete(oidcPayloads).where(isOne).prepare('oidc-payload-destroy');

/** A payload repeats the token it is stored under, and an interaction the cookie of the session it began in. */
function withoutBearers(model: string, payload: AdapterPayload): object {
	const { jti: _jti, ...rest } = payload;
	if (model !== 'Interaction') return rest;
	const { returnTo: _returnTo, session, ...interaction } = rest as { returnTo?: string; session?: object };
	return { ...interaction, ...(session && { session: { ...session, cookie: undefined } }) };
}

/** Writes down, once for all servers, that a signed statement was used; false when it was used before (RFC 7523 §3). */
export async function isFirstUse(
	{ db, now }: PayloadStore,
	{ iss, jti, expiresAt }: { iss: string; jti: string; expiresAt: Date }
): Promise<boolean> {
	const id = payloadKey(`${iss.length}:${iss}:${jti}`);
	// A statement of long ago may come back under the same name.
	await db
		.delete(oidcPayloads)
		.where(
			and(
				eq(oidcPayloads.model, 'ReplayDetection'),
				eq(oidcPayloads.id, id),
				lt(oidcPayloads.expiresAt, now())
			)
		);
	const made = await db
		.insert(oidcPayloads)
		.values({ model: 'ReplayDetection', id, payload: { iss }, expiresAt })
		.onConflictDoNothing()
		.returning({ id: oidcPayloads.id });
	return made.length > 0;
}
