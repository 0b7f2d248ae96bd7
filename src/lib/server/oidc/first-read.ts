import { sql } from 'drizzle-orm';
import type { IncomingMessage } from 'node:http';
import type { AdapterPayload } from 'oidc-provider';
import { pupilValue, type PupilRow } from '../applications';
import { cookiesShown } from '../cookies';
import { sessions } from '../db';
import type { BroughtAlong, PupilSession } from '../sessions';
import { keepAlong, openLedger, rowKey, type Ledger } from './ledger';
import { payloadKey, payloadKeyIn } from './payload-key';
import { applicationOf } from './read-payload';
import { sessionCookie } from './session-cookie';

/** An interaction that goes on, as the provider's router knows it. */
const RESUMED = /^\/auth\/([\w-]{1,64})\/?(?:\?|$)/i;
const BEGUN = /^\/auth\?/;

/** What a signed-in browser's request makes the provider read first. */
interface First {
	model: 'Interaction' | 'Session';
	/** `payloadKey` of its name. */
	id: string;
	/** The name of an interaction that goes on. */
	uid?: string;
	/** Who asks, where the address says so. */
	clientId: string | null;
}

/** What the statement that finds our session gave of it. */
interface Brought {
	payload: AdapterPayload & { authorizations?: Record<string, { grantId?: string }> };
	grant: AdapterPayload | null;
	pupil: PupilRow | null;
}

/**
 * What the provider will read for this request, undefined where that is not known. The name of the provider's session is taken from
 * its cookie unproved: what is read by it is used only when the provider, which proves it, asks for the same.
 */
export function firstOf({ url = '', headers }: IncomingMessage): First | undefined {
	const uid = RESUMED.exec(url)?.[1];
	if (uid !== undefined) return { model: 'Interaction', id: payloadKey(uid), uid, clientId: null };
	const cookie = BEGUN.test(url) ? cookiesShown(headers).get(sessionCookie()) : undefined;
	if (!cookie) return undefined;
	const clientId = new URLSearchParams(url.slice(url.indexOf('?'))).get('client_id');
	// PostgreSQL takes no NUL in a text; the provider answers it as any other name that nobody has.
	return { model: 'Session', id: payloadKey(cookie), clientId: clientId?.includes('\0') ? null : clientId };
}

/**
 * Has the statement that finds our session (`resumeSession`) bring `first`, with the grant that the application has in it and the
 * pupil as that application may see them. Only of this very session, or of none: what hangs on another is read by itself.
 */
export const bringing = ({ model, id, clientId }: First): BroughtAlong => ({
	name: 'what the provider asks first',
	values: { firstModel: model, firstId: id, firstClient: clientId },
	value: (_pupil, today) => {
		const client = sql`coalesce(${sql.placeholder('firstClient')}::text, first.payload -> 'params' ->> 'client_id')`;
		const grantId = sql`first.payload -> 'authorizations' -> ${client} ->> 'grantId'`;
		return sql`(select json_build_object('payload', first.payload,
				'grant', (select g.payload from oidc_payloads g where g.model = 'Grant' and g.session_id = ${sessions.id}
					and g.id = ${payloadKeyIn(grantId)}),
				'pupil', ${pupilValue(sql`${sessions.accountId}`, applicationOf(client), today)})
			from oidc_payloads first
			where first.model = ${sql.placeholder('firstModel')} and first.id = ${sql.placeholder('firstId')}
				and (first.session_id is null or first.session_id = ${sessions.id}))`;
	}
});

/** The ledger of a request of `session`, with what was brought for it. */
export function ledgerWith(first: First | undefined, session: PupilSession | null): Ledger {
	const ledger = openLedger();
	const brought = session?.brought as Brought | null | undefined;
	if (!first || !session || !brought) return ledger;
	const { payload } = brought;
	const clientId = first.clientId ?? (payload.params as { client_id?: string } | undefined)?.client_id;
	const grantId = clientId === undefined ? undefined : payload.authorizations?.[clientId]?.grantId;
	ledger.brought.set(rowKey(first), payload);
	keepAlong(ledger, { accountId: session.account.accountId, clientId, grantId }, brought);
	return ledger;
}
