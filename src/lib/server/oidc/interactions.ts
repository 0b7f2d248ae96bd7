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
const AGAIN = ['login_prompt', 'max_age', 'id_token_hint', 'claims_id_token_sub_value'];

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
		const { mustReplace, offerEmail } = session.account;
		const next = nextStep({ mustReplaceSecret: mustReplace, offerEmail, pendingInteraction: true });
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

		await answer(visit, found, {
			login: {
				accountId: session.account.accountId,
				ts: Math.floor(session.createdAt.getTime() / 1000),
				amr: session.methods,
				acr: authenticationContext(session.methods),
				remember: session.ownDevice
			},
			...(interaction.prompt.name === 'consent' && { consent: {} })
		});
		return go;
	});
}

/** Gives the application `access_denied`: the pupil goes back to it from the page that says it is not assigned. */
export async function refuseInteraction(visit: InteractionVisit): Promise<void> {
	await inScope(visit, async () => {
		const found = await find(visit);
		if (!found) return;
		await answer(visit, found, {
			error: 'access_denied',
			error_description: 'the application is not assigned to this pupil'
		});
	});
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

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

async function answer(visit: InteractionVisit, { interaction }: Found, result: object): Promise<void> {
	interaction.result = 'error' in result ? result : { ...interaction.lastSubmission, ...result };
	// The provider would insist on the session it began in; signing in anew ended that one, and ours is asked again anyway.
	interaction.session = undefined;
	await interaction.save(Math.max(interaction.exp - Math.floor(visit.ctx.now.getTime() / 1000), 1));
	dropPending(visit.cookies, visit.ctx.keys, { uid: visit.uid, now: visit.ctx.now });
}

const inScope = <T>({ ctx, session }: InteractionVisit, work: () => Promise<T>): Promise<T> =>
	withRequestScope({ ctx, session }, work);

function usernameOf(hint: unknown): string | null {
	const name = typeof hint === 'string' ? normalizeUsername(hint) : '';
	return isUsername(name) ? name : null;
}

/** Whether the pupil signed in after the application asked, to the second in which it did. */
const isSince = (session: PupilSession, iat: number) => Math.floor(session.createdAt.getTime() / 1000) >= iat;
