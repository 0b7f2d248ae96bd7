import { authenticationContext } from '$lib/domain/applications/authentication-context';
import { isUsername, normalizeUsername } from '$lib/domain/accounts/username';
import { nextStep } from '$lib/domain/sign-in/journey';
import type { Cookies } from '@sveltejs/kit';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Context } from '../context';
import type { PupilSession } from '../sessions';
import { dropPending, keepPending } from './pending-cookie';
import { NOT_ASSIGNED } from './policy';
import { getProvider } from './provider';
import { withRequestScope } from './request-scope';

/** A browser on the page of an interaction. */
export interface InteractionVisit {
	ctx: Context;
	session: PupilSession | null;
	cookies: Cookies;
	/** The `Cookie` header as it came: the provider's cookie is signed by the provider. */
	cookieHeader: string;
	uid: string;
	/** A tablet that passes from pupil to pupil. */
	shared: boolean;
}

export type InteractionStep =
	/** Nothing waits here: too late, answered already, or begun in another browser. */
	| { step: 'expired' }
	/** `loginHint` can be a username; whether it is anybody's is not looked at (D10). */
	| { step: 'sign-in'; loginHint: string | null; uiLocales: string | null }
	| { step: 'replace-password' }
	/** The voluntary question for an e-mail address comes first (F10). */
	| { step: 'offer-email' }
	| { step: 'not-assigned'; application: string }
	/** Answered: the browser goes to `href`, where the provider sends it on to the application. */
	| { step: 'go'; href: string; application: string };

/** Reasons for which being signed in is not enough: the pupil has to prove it once more. */
export const AGAIN = ['login_prompt', 'max_age', 'id_token_hint', 'claims_id_token_sub_value'];

/** What comes next for an application that waits. Answers it when nothing stands in the way any more. */
export async function continueInteraction(visit: InteractionVisit): Promise<InteractionStep> {
	return inScope(visit, async () => {
		const found = await find(visit);
		if (!found) {
			dropPending(visit.cookies, visit.ctx.keys, { uid: visit.uid, now: visit.ctx.now });
			return { step: 'expired' };
		}
		const { interaction, application } = found;
		const go = { step: 'go', href: interaction.returnTo, application } as const;
		if (interaction.result && 'error' in interaction.result) return go;

		const { session } = visit;
		const again = AGAIN.some((reason) => interaction.prompt.reasons.includes(reason));
		if (!session || (again && !isSince(session, interaction.iat ?? 0))) {
			keepPending(visit.cookies, visit.ctx.keys, {
				uid: visit.uid,
				again,
				shared: visit.shared,
				now: visit.ctx.now
			});
			const { login_hint: hint, ui_locales: locales } = interaction.params;
			return {
				step: 'sign-in',
				loginHint: usernameOf(hint) ?? session?.account.username ?? null,
				uiLocales: typeof locales === 'string' ? locales : null
			};
		}
		const next = nextOf(session);
		if (next === 'replace-password' || next === 'offer-email') {
			keepPending(visit.cookies, visit.ctx.keys, {
				uid: visit.uid,
				again,
				shared: visit.shared,
				now: visit.ctx.now
			});
			return { step: next };
		}
		if (interaction.prompt.reasons.includes(NOT_ASSIGNED)) return { step: 'not-assigned', application };

		// The provider is told by the session itself, when the browser comes there (`answerBySession`).
		dropPending(visit.cookies, visit.ctx.keys, { uid: visit.uid, now: visit.ctx.now });
		return go;
	});
}

const nextOf = ({ account: { mustReplace, offerEmail } }: PupilSession) =>
	nextStep({ mustReplaceSecret: mustReplace, offerEmail, pendingInteraction: true });

/** Whether this pupil has something to do before an application that waits. */
export function isHeldUp(session: PupilSession): boolean {
	const next = nextOf(session);
	return next === 'replace-password' || next === 'offer-email';
}

/** An interaction of the provider, as far as it is answered. */
interface Answerable {
	iat?: number;
	prompt: { name: string; reasons: string[] };
	result?: object;
	lastSubmission?: object;
	session?: object;
}

/**
 * Answers an interaction by our live session, as the browser that began it comes back: there is no place where an answer
 * waits, so none outlives the session. Left unanswered when the pupil has to sign in once more.
 */
export function answerBySession(interaction: Answerable, session: PupilSession): void {
	const { prompt, result, iat = 0 } = interaction;
	const again = AGAIN.some((reason) => prompt.reasons.includes(reason));
	if (result || (again && !isSince(session, iat))) return;
	interaction.result = {
		...interaction.lastSubmission,
		login: {
			accountId: session.account.accountId,
			ts: Math.floor(session.createdAt.getTime() / 1000),
			amr: session.methods,
			acr: authenticationContext(session.methods),
			remember: session.ownDevice
		},
		...(prompt.name === 'consent' && { consent: {} })
	};
	// The provider would insist on the session it began in; signing in anew ended that one, and ours is asked again anyway.
	interaction.session = undefined;
}

/** Gives the application `access_denied`: the pupil goes back to it from the page that says it is not assigned. */
export async function refuseInteraction(visit: InteractionVisit): Promise<void> {
	await inScope(visit, async () => {
		const found = await find(visit);
		if (!found) return;
		const { interaction } = found;
		interaction.result = {
			error: 'access_denied',
			error_description: 'the application is not assigned to this pupil'
		};
		interaction.session = undefined;
		await interaction.save(Math.max(interaction.exp - Math.floor(visit.ctx.now.getTime() / 1000), 1));
		dropPending(visit.cookies, visit.ctx.keys, { uid: visit.uid, now: visit.ctx.now });
	});
}

/** The interaction of this page, when the provider's own cookie proves that this browser began it. */
async function find({ cookieHeader, uid }: InteractionVisit) {
	const provider = await getProvider();
	const request = new IncomingMessage(new Socket());
	request.headers = { cookie: cookieHeader };
	const { cookies } = provider.createContext(request, new ServerResponse(request));
	const proven = cookies.get(provider.cookieName('interaction'), { signed: true });
	if (proven !== uid) return null;
	const interaction = await provider.Interaction.find(uid);
	if (!interaction) return null;
	const client = await provider.Client.find(String(interaction.params.client_id));
	return client ? { interaction, application: client.clientName ?? client.clientId } : null;
}

const inScope = <T>({ ctx, session }: InteractionVisit, work: () => Promise<T>): Promise<T> =>
	withRequestScope({ ctx, session }, work);

export function usernameOf(hint: unknown): string | null {
	const name = typeof hint === 'string' ? normalizeUsername(hint) : '';
	return isUsername(name) ? name : null;
}

/** Whether the pupil signed in after the application asked, to the second in which it did. */
const isSince = (session: PupilSession, iat: number) => Math.floor(session.createdAt.getTime() / 1000) >= iat;
