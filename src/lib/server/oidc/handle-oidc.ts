import { addressBucket } from '$lib/domain/credentials/throttle';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from '../client-address';
import type { Context } from '../context';
import { cookiesShown } from '../cookies';
import { getDatabase, isUnavailable } from '../db';
import { getKeys } from '../keys';
import { log } from '../log';
import { traced } from '../traces';
import { readBearer, resumeSession } from '../sessions';
import { plain } from './error-log';
import { bringing, firstOf, ledgerWith } from './first-read';
import { errorPage, pageHeaders } from './pages';
import { isHeldUp } from './interactions';
import { answerPostedRequest, isPostedRequest } from './post-request';
import { getProvider } from './provider';
import { withRequestScope } from './request-scope';
import { tongueOf } from './tongue';

/** Where a browser comes with our cookies; the other endpoints are for applications' servers and their scripts. */
const FOR_BROWSERS = /^\/(auth|session)\b/;
const NO_STORE = { 'Cache-Control': 'no-store' };

/** Answers everything below `/oidc`, in front of SvelteKit. Never throws. */
export async function handleOidc(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const requestId = randomUUID();
	try {
		if (isPostedRequest(request)) return await answerPostedRequest(request, response);
		const bearer = bearerOf(request);
		const ctx = await contextOf(request, requestId);
		const first = bearer === undefined ? undefined : firstOf(request);
		const found = bearer === undefined ? null : await resumeSession(ctx, bearer, first && bringing(first));
		const waiting = first?.uid;
		// What comes before the application goes first; its page knows the way.
		if (found && waiting !== undefined && isHeldUp(found))
			return void response.writeHead(303, { Location: `/interactie/${waiting}`, ...NO_STORE }).end();
		// Nobody while a temporary password still has to be replaced (A32).
		const session = found?.account.mustReplace ? null : found;
		if (session) ctx.actor = { kind: 'pupil', accountId: session.account.accountId };
		const provider = await getProvider();
		response.setHeader('X-Request-Id', requestId);
		const endpoint = endpointOf(request);
		await traced(`oidc ${endpoint}`, { 'http.route': endpoint }, async () =>
			withRequestScope(
				{ ctx, session, ledger: ledgerWith(first, session), isStranger: bearer === undefined },
				() => provider.callback()(request, response)
			)
		);
	} catch (error) {
		log.error({ id: requestId, err: plain(error) }, 'provider failed');
		if (response.headersSent) return void response.destroy();
		response.writeHead(isUnavailable(error) ? 503 : 500, { ...pageHeaders(), 'Retry-After': '10' });
		const page = { kind: 'ours', code: 'server_error', reference: requestId } as const;
		response.end(errorPage(await tongueOf(request), page));
	}
}

/** Its first word: what follows can name an interaction. */
const endpointOf = ({ url = '' }: IncomingMessage) => /^\/[a-z-]{1,20}\b/.exec(url)?.[0] ?? '/';

async function contextOf(request: IncomingMessage, requestId: string): Promise<Context> {
	const { db } = await getDatabase();
	return {
		db,
		keys: await getKeys(),
		now: new Date(),
		actor: { kind: 'anonymous' },
		requestId,
		client: { device: 'OpenID Connect', address: addressBucket(clientAddress(request)) }
	};
}

/** The bearer in the cookie of a browser, unproved. */
const bearerOf = (request: IncomingMessage): string | undefined =>
	FOR_BROWSERS.test(request.url ?? '') ? readBearer(cookiesShown(request.headers)) : undefined;
