import { passwordOwner, replacePassword } from '$lib/server/accounts';
import type { Context } from '$lib/server/context';
import { continueInteraction, refuseInteraction, type InteractionVisit } from '$lib/server/oidc';
import { readBearer, resumeSession, writeBearer } from '$lib/server/sessions';
import { nextUrl, nextUrlAtOnce, signInOnDevice } from '$lib/server/sign-in';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookiesOf } from './cookie-jar';

/**
 * Our pages without their looks: the same verbs behind the same addresses. The pages themselves are tried in a real browser
 * (tests/e2e).
 */
export function createPortal(context: () => Context) {
	return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const ctx = context();
		const url = new URL(request.url ?? '/', 'http://localhost');
		const cookieHeader = request.headers.cookie ?? '';
		const { cookies, sent } = cookiesOf(cookieHeader);
		const bearer = readBearer(cookies);
		const session = bearer === undefined ? null : await resumeSession(ctx, bearer);
		const form = new URLSearchParams(await readBody(request));
		const isPost = request.method === 'POST';
		const go = (location: string) =>
			response.writeHead(303, { Location: location, 'Set-Cookie': sent }).end();
		const say = (text: string, headers: Record<string, string> = {}) =>
			response.writeHead(200, { ...headers, 'Set-Cookie': sent }).end(text);

		const [, page = '', uid = ''] = url.pathname.split('/');
		if (page === 'interactie') {
			const visit = { ctx, session, cookies, cookieHeader, uid, shared: false };
			if (!isPost) return void (await answerInteraction(visit));
			await refuseInteraction(visit);
			return void go(url.pathname);
		}
		if (page === 'wachtwoord' && isPost && session) {
			const result = await replacePassword(ctx, session, form.get('password') ?? '');
			if ('refusal' in result) return void say(result.refusal);
			writeBearer(cookies, result.bearer, session);
			return void go(nextUrl(ctx, cookies));
		}
		if (page === 'wachtwoord') return void say(session ? passwordOwner(session).username : 'nobody');
		if (isPost) {
			const result = await signInOnDevice(ctx, cookies, {
				name: { kind: 'username', username: page },
				secret: { kind: 'text', text: form.get('password') ?? '' },
				ownDevice: false
			});
			return void (result.outcome === 'signed-in' ? go(nextUrlAtOnce(ctx, cookies)) : say(result.outcome));
		}
		say(`portal ${page}`);

		async function answerInteraction(visit: InteractionVisit) {
			const next = await continueInteraction(visit);
			if (next.step === 'go') return say('go', { Refresh: `0; url=${next.href}` });
			if (next.step === 'sign-in') return go(`/${next.loginHint ?? ''}`);
			return next.step === 'replace-password' ? go('/wachtwoord/wijzigen') : say(next.step);
		}
	};
}

async function readBody(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
	return text;
}
