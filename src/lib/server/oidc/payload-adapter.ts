import { and, eq, lte, sql } from 'drizzle-orm';
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import { recallApplication } from '../applications';
import type { Context } from '../context';
import { builtOnce, insertOnce, isNoText, oidcPayloads, violatedConstraint, type Database } from '../db';
import { keepAlong, openLedger, rowKey, type Ledger, type PayloadRow } from './ledger';
import { payloadKey } from './payload-key';
import { readPayload, type Company, type Found } from './read-payload';
import { requestLedger, requestScope } from './request-scope';
import { ignoreReuse, refuseReuse, spend } from './spend';
import { writeForSpent, writeTogether, writeUnhurried, type Opening } from './write-together';

/** Kinds that a pupil's grant gave rise to, and that go where the grant goes. */
const OF_A_GRANT = new Set(['AuthorizationCode', 'AccessToken', 'RefreshToken']);
/** Always followed by something else in the same request, with which they are written. */
const WAITS = new Set(['Grant', 'AuthorizationCode']);
const LEAVES = new Set(['Interaction', 'Session']);
/** Used up together with what is given for it. */
const SPENT = new Set(['AuthorizationCode', 'RefreshToken']);

export interface PayloadStore {
	db: Database;
	now(): Date;
	issuer: string;
}

/**
 * The provider's memory for one kind of thing, in our database. What belongs to a pupil carries the session it hangs on,
 * and is not found once that session has ended or rested too long (D12): there is no second place to revoke anything. Of a
 * request that the provider answers, the reads bring along what is needed next and the writes wait for one another (`Ledger`).
 */
export class PayloadAdapter implements Adapter {
	readonly #model: string;
	readonly #store: PayloadStore;

	constructor(model: string, store: PayloadStore) {
		this.#model = model;
		this.#store = store;
	}

	async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
		const now = this.#store.now();
		const ofGrant = OF_A_GRANT.has(this.#model);
		const row: PayloadRow = {
			model: this.#model,
			id: payloadKey(id),
			payload: withoutBearers(this.#model, payload) as Record<string, unknown>,
			grantId: payload.grantId ?? null,
			uid: payload.uid ?? null,
			sessionId: this.#sessionOf(payload),
			grantKey: ofGrant ? payloadKey(payload.grantId ?? '') : null,
			expiresAt: expiresIn === undefined ? null : new Date(now.getTime() + expiresIn * 1000)
		};
		try {
			const ledger = requestLedger();
			ledger?.brought.delete(rowKey(row));
			const isProof = this.#model === 'ReplayDetection';
			const isAlone = isProof || (!ofGrant && row.sessionId === null && !ledger?.gone.size);
			if (isAlone) await this.#writeAlone(row, now);
			else if (ledger && WAITS.has(this.#model)) keepForLater(ledger, row);
			else await this.#upsertTogether(row, payload, ledger ?? openLedger());
		} catch (error) {
			// Our session ended at this very moment.
			if (OF_SESSION.has(violatedConstraint(error) ?? ''))
				throw new errors.InvalidRequest('the session has ended');
			if (isNoText(error)) throw new errors.InvalidRequest('a parameter is no text');
			throw error;
		}
	}

	#writeAlone(row: PayloadRow, now: Date): Promise<void> {
		const { db } = this.#store;
		if (this.#model === 'ReplayDetection') return writeFirst({ db, now }, row);
		return this.#model === 'Interaction' ? writeUnhurried(db, row) : write(db, row);
	}

	async #upsertTogether(row: PayloadRow, payload: AdapterPayload, ledger: Ledger): Promise<void> {
		const ctx = { ...requestScope().ctx, db: this.#store.db, now: this.#store.now() };
		if (ledger.spent && OF_A_GRANT.has(this.#model)) {
			const { spent } = ledger;
			ledger.spent = null;
			const { first, kept } = await writeForSpent(ctx, spent, row);
			if (!first) await refuseReuse(this.#store.db, spent);
			if (!kept) throw new errors.InvalidGrant('grant not found');
			return;
		}
		keepForLater(ledger, row);
		const openings = this.#model === 'Session' ? await this.#openings(ctx, payload, ledger) : [];
		if (!(await writeTogether(ctx, ledger, openings))) throw new errors.InvalidGrant('grant not found');
	}

	/** Applications that get a code in this request take part in the session from now on: both stand or neither. */
	async #openings(ctx: Context, payload: AdapterPayload, ledger: Ledger): Promise<Opening[]> {
		const { accountId, authorizations = {} } = payload;
		const sessionKey = this.#sessionOf(payload);
		if (sessionKey === null || accountId === undefined) return [];
		const codes = [...ledger.rows.values()].filter(({ model }) => model === 'AuthorizationCode');
		const openings: Opening[] = [];
		for (const clientId of new Set(codes.map((code) => String(code.payload.clientId)))) {
			const sid = authorizations[clientId]?.sid;
			const application = await recallApplication(ctx, clientId);
			if (sid && application) openings.push({ sessionKey, accountId, applicationId: application.id, sid });
		}
		return openings;
	}

	/** The session of ours that it names or is made in; of what a grant gave rise to, the grant knows. */
	#sessionOf(payload: AdapterPayload): string | null {
		if (this.#model === 'Session') return (payload as { leeridSession?: string }).leeridSession ?? null;
		return this.#model === 'Grant' ? (requestScope().session?.key ?? null) : null;
	}

	async find(id: string): Promise<AdapterPayload | undefined> {
		const ledger = requestLedger();
		const payload = this.#remembered(id, ledger) ?? this.#take(id, ledger) ?? (await this.#read(id, ledger));
		if (!payload) return undefined;
		// What `withoutBearers` left out.
		return {
			...payload,
			jti: id,
			...(this.#model === 'Interaction' && { returnTo: `${this.#store.issuer}/auth/${id}` })
		};
	}

	/** What this request read or wrote before. */
	#remembered(id: string, ledger: Ledger | undefined): AdapterPayload | undefined {
		if (this.#model !== 'Grant') return undefined;
		return (
			ledger?.grants.get(id) ?? ledger?.rows.get(rowKey({ model: 'Grant', id: payloadKey(id) }))?.payload
		);
	}

	/** What came with our session, the first time it is asked for. */
	#take(id: string, ledger: Ledger | undefined): AdapterPayload | undefined {
		if (!ledger?.brought.size) return undefined;
		const key = rowKey({ model: this.#model, id: payloadKey(id) });
		const payload = ledger.brought.get(key);
		ledger.brought.delete(key);
		return payload;
	}

	/** With what the request will ask next, where it is one that the provider answers. */
	async #read(id: string, ledger: Ledger | undefined): Promise<AdapterPayload | undefined> {
		const world = { db: this.#store.db, now: this.#store.now() };
		const what = { model: this.#model, by: 'id', value: id } as const;
		if (!ledger) return (await readPayload(world, what))?.payload;
		const company = this.#company();
		const found = await readPayload(world, what, company);
		if (found) keepCompany(ledger, company, found);
		return found?.payload;
	}

	#company(): Company {
		if (OF_A_GRANT.has(this.#model)) return { with: 'grant' };
		const { session } = requestScope();
		return session && this.#model === 'Interaction'
			? { with: 'pupil', accountId: session.account.accountId }
			: { with: 'nothing' };
	}

	async findByUid(uid: string): Promise<AdapterPayload | undefined> {
		const world = { db: this.#store.db, now: this.#store.now() };
		return (await readPayload(world, { model: this.#model, by: 'uid', value: uid }))?.payload;
	}

	/** Only the device flow asks for it, which is off. */
	async findByUserCode(): Promise<undefined> {
		return undefined;
	}

	/**
	 * Marks a code or refresh token as used. Of two who come at the same moment one is first; the other has a stolen copy,
	 * or the first has, so everything that came of it goes (RFC 6749 §4.1.2, RFC 9700 §4.14.2). In a request that the
	 * provider answers it is marked by the statement that writes the token given for it, or when the request ends.
	 */
	async consume(id: string): Promise<void> {
		const spent = { model: this.#model, id: payloadKey(id) };
		const ledger = requestLedger();
		if (ledger && SPENT.has(this.#model)) ledger.spent = spent;
		else await spend(this.#store, spent);
	}

	async destroy(id: string): Promise<void> {
		const own = { model: this.#model, id: payloadKey(id) };
		const key = rowKey(own);
		const ledger = requestLedger();
		ledger?.rows.delete(key);
		ledger?.grants.delete(id);
		ledger?.brought.delete(key);
		if (ledger && LEAVES.has(this.#model)) ledger.gone.set(key, own);
		else await builtOnce(this.#store.db, 'oidc-payload-destroy', buildDestroy).execute(own);
	}

	async revokeByGrantId(grantId: string): Promise<void> {
		requestLedger()?.grants.delete(grantId);
		await this.#store.db
			.delete(oidcPayloads)
			.where(and(eq(oidcPayloads.model, this.#model), eq(oidcPayloads.grantId, grantId)));
	}
}

/** What came with a code, token or interaction is what this request asks next. */
function keepCompany(ledger: Ledger, company: Company, found: Found): void {
	if (company.with === 'nothing') return;
	const { accountId, clientId, grantId, params } = found.payload;
	const { client_id: asking } = (params ?? {}) as { client_id?: string };
	const of =
		company.with === 'pupil' ? { accountId: company.accountId, clientId: asking } : { accountId, clientId };
	keepAlong(ledger, { ...of, grantId }, found);
}

/** Kept for the statement that ends the request. */
function keepForLater(ledger: Ledger, row: PayloadRow): void {
	// A grant that is written in the same statement cannot be looked up by it.
	const grant =
		row.grantKey === null ? undefined : ledger.rows.get(rowKey({ model: 'Grant', id: row.grantKey }));
	const key = rowKey(row);
	ledger.rows.set(key, { ...row, sessionId: grant?.sessionId ?? row.sessionId });
	ledger.gone.delete(key);
}

/** Writes what still waits when the provider has done its part; the answer goes out only afterwards. */
export async function settleLedger(store: PayloadStore, ledger: Ledger): Promise<void> {
	const { spent } = ledger;
	ledger.spent = null;
	// No token was given for it: refused halfway, it is used up all the same.
	if (spent) await spend(store, spent).catch(ignoreReuse);
	await writeTogether({ ...requestScope().ctx, db: store.db, now: store.now() }, ledger, []);
}

/** What refuses when our session ended at this very moment. */
const OF_SESSION = new Set([
	'oidc_payloads_session_id_sessions_id_fk',
	'participations_session_id_sessions_id_fk'
]);

/** One statement for one thing that hangs on nothing, or on the session it names. */
async function write(db: Database, { grantKey: _, ...row }: PayloadRow): Promise<void> {
	await insertOnce(db, oidcPayloads, [row], {
		name: 'payload',
		conflict: { target: ['model', 'id'], set: ['payload', 'grantId', 'uid', 'sessionId', 'expiresAt'] }
	});
}

/**
 * Keeps that a proof was shown (`private_key_jwt`, DPoP). The provider looked before and found nothing; of two who come at the same
 * moment the database decides who is first, and the other has a copy.
 */
async function writeFirst(
	{ db, now }: { db: Database; now: Date },
	{ grantKey: _, ...row }: PayloadRow
): Promise<void> {
	const { payload, expiresAt } = row;
	const first = await db
		.insert(oidcPayloads)
		.values(row)
		.onConflictDoUpdate({
			target: [oidcPayloads.model, oidcPayloads.id],
			set: { payload, expiresAt },
			setWhere: lte(oidcPayloads.expiresAt, now)
		})
		.returning({ id: oidcPayloads.id });
	if (first.length === 0) throw new errors.InvalidRequest('shown before');
}

const isOne = and(
	eq(oidcPayloads.model, sql.placeholder('model')),
	eq(oidcPayloads.id, sql.placeholder('id'))
);

const buildDestroy = (db: Database) => db.delete(oidcPayloads).where(isOne).prepare('oidc-payload-destroy');

/** A payload repeats the token it is stored under, and an interaction the cookie of the session it began in. */
function withoutBearers(model: string, payload: AdapterPayload): object {
	const { jti: _jti, ...rest } = payload;
	if (model !== 'Interaction') return rest;
	const { returnTo: _returnTo, session, ...interaction } = rest as { returnTo?: string; session?: object };
	return { ...interaction, ...(session && { session: { ...session, cookie: undefined } }) };
}
