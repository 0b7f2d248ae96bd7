import type { AdapterPayload } from 'oidc-provider';
import type { PupilRow } from '../applications';

/** A thing of the provider as it is written. */
export interface PayloadRow {
	model: string;
	/** `payloadKey` of its name. */
	id: string;
	payload: Record<string, unknown>;
	grantId: string | null;
	uid: string | null;
	/** The session of ours it hangs on; of what a grant gave rise to, null until the grant says which. */
	sessionId: string | null;
	/** `payloadKey` of the grant that gave rise to it. */
	grantKey: string | null;
	expiresAt: Date | null;
}

/**
 * What one request to the provider has read along the way, and what it will write in one statement before it is answered
 * (docs/decisions/0019-one-write-a-request.md). Lives no longer than the request; what must be decided by the database (that
 * a code is used once) never waits in it past the first token.
 */
export interface Ledger {
	/** Grants that came with a code or token, by their name. */
	readonly grants: Map<string, AdapterPayload>;
	/** Pupils that came with a code, a token or an interaction, by `pupilKey`. */
	readonly pupils: Map<string, PupilRow | null>;
	/** What the statement that found our session brought of what is read first, by model and id; each is taken once. */
	readonly brought: Map<string, AdapterPayload>;
	/** To be written, by model and id. */
	readonly rows: Map<string, PayloadRow>;
	/** To be deleted, by model and id. */
	readonly gone: Map<string, { model: string; id: string }>;
	/** The code or refresh token that is being used up. */
	spent: { model: string; id: string } | null;
}

export const openLedger = (): Ledger => ({
	grants: new Map(),
	pupils: new Map(),
	brought: new Map(),
	rows: new Map(),
	gone: new Map(),
	spent: null
});

export const pupilKey = (accountId: string, clientId: string) => `${accountId} ${clientId}`;

/** Of what is written, goes or was brought. */
export const rowKey = ({ model, id }: { model: string; id: string }) => `${model} ${id}`;

/** Keeps what came along with something that was read, where that says whose it is and for whom. */
export function keepAlong(
	ledger: Ledger,
	{ accountId, clientId, grantId }: { accountId?: string; clientId?: string; grantId?: string },
	{ pupil = null, grant }: { pupil?: PupilRow | null; grant?: AdapterPayload | null }
): void {
	if (accountId && clientId) ledger.pupils.set(pupilKey(accountId, clientId), pupil);
	if (grant && grantId) ledger.grants.set(grantId, grant);
}
