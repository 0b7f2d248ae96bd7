import { authenticationContext } from '$lib/domain/applications/authentication-context';
import { createHash } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import { recordAudit } from '../audit';
import { inTransaction } from '../context';
import { endSession } from '../sessions';
import { factsOf } from './find-account';
import { answerBySession } from './interactions';
import { leaveApplication } from './participations';
import { requestScope } from './request-scope';

/** The provider's session with the name of ours in it. */
interface LinkedSession {
	uid: string;
	accountId?: string;
	leeridSession?: string;
	touched?: boolean;
	loginAccount(details: object): void;
	sidFor(clientId: string, value?: string): string | undefined;
	destroy(): Promise<void>;
}

interface SessionClass {
	new (payload?: object): LinkedSession;
	prototype: LinkedSession & { ensureClientContainer(clientId: string): void };
	get(koa: KoaContextWithOIDC): Promise<LinkedSession>;
	readonly IN_PAYLOAD: string[];
}

interface InteractionClass {
	find(uid: string): Promise<Parameters<typeof answerBySession>[0] | undefined>;
}

/**
 * Makes our session the provider's truth (D12). Whenever the provider asks who is signed in, it is given the pupil of our
 * live session and nobody else: signing in at the portal signs in everywhere, and what ends there has ended here.
 */
export function linkSessions(provider: Provider): void {
	const Session = provider.Session as unknown as SessionClass;
	const names = [...Session.IN_PAYLOAD, 'leeridSession'];
	Object.defineProperty(Session, 'IN_PAYLOAD', { get: () => names });

	const get = Session.get.bind(Session);
	Session.get = async (koa) => {
		const found = await get(koa);
		const ours = requestScope().session;
		const isLinked = ours !== null && found.leeridSession === ours.key;
		if (isLinked && found.accountId === ours.account.accountId) return found;
		if (!ours && found.accountId === undefined) return found;

		// Of another sign-in: left to end with that one.
		const session = found.accountId === undefined ? found : new Session({});
		if (ours) {
			session.loginAccount({
				accountId: ours.account.accountId,
				loginTs: Math.floor(ours.createdAt.getTime() / 1000),
				amr: ours.methods,
				acr: authenticationContext(ours.methods),
				transient: !ours.ownDevice
			});
			session.leeridSession = ours.key;
			Object.defineProperty(session, 'touched', { writable: true, value: true });
		}
		koa.oidc.entity('Session', session as never);
		return session;
	};

	const Interaction = provider.Interaction as unknown as InteractionClass;
	const find = Interaction.find.bind(Interaction);
	Interaction.find = async (uid) => {
		const found = await find(uid);
		const { session: ours, ledger } = requestScope();
		if (found && ours && ledger) answerBySession(found, ours);
		return found;
	};

	// Two tabs may begin two sessions of the provider in one of ours; an application knows both by the same `sid`.
	Session.prototype.ensureClientContainer = function (this: LinkedSession, clientId: string) {
		if (this.sidFor(clientId)) return;
		const sid = createHash('sha256')
			.update(`${this.leeridSession ?? this.uid} ${clientId}`)
			.digest('base64url');
		this.sidFor(clientId, sid);
	};

	const destroy = Session.prototype.destroy;
	Session.prototype.destroy = async function (this: LinkedSession) {
		await destroy.call(this);
		await endOurs();
	};

	// The provider would call each application at sign-out and wait; they are told in the background instead.
	const { prototype } = provider.Client as unknown as { prototype: LogoutCaller };
	prototype.sendLogoutToken = prototype.backchannelLogout;
	prototype.backchannelLogout = async function () {
		const { ctx, session } = requestScope();
		const { applicationId } = factsOf(this as unknown as Client);
		if (session)
			await leaveApplication(ctx, { sessionKey: session.key, applicationId, clientId: this.clientId });
	};
}

interface LogoutCaller {
	clientId: string;
	backchannelLogout(accountId: string, sid: string): Promise<void>;
	sendLogoutToken(accountId: string, sid: string): Promise<void>;
}

/** The provider's own call, with its guard against inside addresses and its limit of 2.5 seconds. Rejects unless 200 or 204. */
export const sendLogoutToken = (client: Client, accountId: string, sid: string): Promise<void> =>
	(client as unknown as LogoutCaller).sendLogoutToken(accountId, sid);

/** Ends our session of this browser, as *Afmelden* in the portal does. */
async function endOurs(): Promise<void> {
	const { ctx, session } = requestScope();
	if (!session) return;
	await inTransaction(ctx, async (ctx) => {
		await endSession(ctx, session.bearer);
		await recordAudit(ctx, { action: 'sign-out', accountId: session.account.accountId });
	});
}
