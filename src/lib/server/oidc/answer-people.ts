import { createHash } from 'node:crypto';
import { errors, type ErrorOut, type KoaContextWithOIDC } from 'oidc-provider';
import { pairwiseSub, factsOf } from './find-account';
import {
	errorKind,
	errorPage,
	goingPage,
	logoutQuestionPage,
	pageHeaders,
	refreshTo,
	signedOutPage
} from './pages';
import { requestScope } from './request-scope';
import { tongueOf } from './tongue';

/** Our page in the place of the provider's, for what cannot be told to the application. */
export async function renderError(koa: KoaContextWithOIDC, out: ErrorOut, error: Error): Promise<void> {
	const isExpired = error instanceof errors.SessionNotFound;
	const kind = errorKind(out.error, isExpired);
	const reference = requestScope().ctx.requestId;
	answer(koa, errorPage(await tongueOf(koa.req), { kind, code: out.error, reference }));
}

/**
 * An application asks to sign the pupil out. With an ID token of the pupil who is signed in here it is done; else the pupil
 * is asked, so that no page elsewhere signs anybody out (SECURITY 10.6.2).
 */
export async function answerLogout(koa: KoaContextWithOIDC, form: string): Promise<void> {
	const { ctx, session } = requestScope();
	const { client, entities } = koa.oidc;
	const hinted = (entities.IdTokenHint as { payload?: { sub?: unknown } } | undefined)?.payload?.sub;
	const state = (koa.oidc.session?.state ?? {}) as LogoutState;
	if (
		client &&
		session &&
		hinted === pairwiseSub(ctx.keys, factsOf(client).sector, session.account.accountId)
	) {
		await koa.oidc.session?.destroy();
		goOn(koa, state);
		return;
	}
	const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
	const question = { action, xsrf: state.secret ?? '', application: client?.clientName };
	answer(koa, logoutQuestionPage(await tongueOf(koa.req), question));
}

interface LogoutState {
	secret?: string;
	state?: string;
	postLogoutRedirectUri?: string;
}

/** On to where the application wants the pupil, with its `state`; without an address, to our own page. */
function goOn(koa: KoaContextWithOIDC, { state, postLogoutRedirectUri }: LogoutState): void {
	if (!postLogoutRedirectUri) return koa.redirect('/afgemeld');
	const url = new URL(postLogoutRedirectUri);
	if (state !== undefined) url.searchParams.set('state', state);
	koa.status = 303;
	koa.redirect(url.href);
}

/** What the provider answers with scripts or redirects after a form becomes a page without either. */
export async function answerPeople(koa: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
	await next();
	const route = koa.oidc?.route;
	const isSignedOut = koa.oidc?.session?.accountId === undefined;
	// Nobody is signed in: the provider would post a form to itself to say so.
	if (route === 'end_session' && isSignedOut && koa.status === 200)
		goOn(koa, (koa.oidc.session?.state ?? {}) as LogoutState);
	if (route === 'resume' && koa.status === 303) await leaveByPage(koa);
	if (koa.type === 'text/html' && typeof koa.body === 'string' && !koa.response.get(POLICY))
		koa.set(POLICY, policyOf(koa.body));
	if (route === 'end_session_confirm' && koa.status === 303) {
		const href = koa.response.get('Location');
		koa.remove('Location');
		koa.status = 200;
		koa.set(refreshTo(href));
		answer(koa, signedOutPage(await tongueOf(koa.req), href));
	}
}

const POLICY = 'Content-Security-Policy';

/** Of the one page that is the library's: the form that an application asks for (`response_mode=form_post`), which a script sends. */
function policyOf(page: string): string {
	const [, script = ''] = /<script>([^]*?)<\/script>/.exec(page) ?? [];
	const digest = createHash('sha256').update(script).digest('base64');
	return `default-src 'none'; script-src 'sha256-${digest}'; frame-ancestors 'none'; base-uri 'none'`;
}

/**
 * On to the application by a page, not a redirect: the browser comes here from the form of the sign-in page, and
 * `form-action` would be held against the application and wherever that goes on to.
 */
async function leaveByPage(koa: KoaContextWithOIDC): Promise<void> {
	const href = koa.response.get('Location');
	// To a page of ours: something else comes first.
	if (href.startsWith('/')) return;
	const tongue = await tongueOf(koa.req);
	koa.remove('Location');
	koa.status = 200;
	answer(koa, goingPage(tongue, { href, application: koa.oidc.client?.clientName }));
	// Compressed, its length would tell something of the code that stands in it.
	koa.set({ ...refreshTo(href), 'Cache-Control': 'no-store, no-transform' });
}

function answer(koa: KoaContextWithOIDC, html: string): void {
	koa.body = html;
	koa.set(pageHeaders());
}
