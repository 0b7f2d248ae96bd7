import { createHash, randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { Client, type Answer } from '../../support/plain-client.ts';

/** An OpenID provider with one application, as the application and its browser see it. */
export interface Provider {
	origin: string;
	/** Paths. */
	endpoints: { authorize: string; token: string; userinfo: string };
	application: { id: string; secret: string; redirectUri: string; scope: string };
	/** Where and how the sign-in page at `page` is answered for `pupil`. */
	answer(pupil: string, page: string): { path: string; form: [string, string][] };
	agent: Agent;
}

/** LeerID as the demo application `id` sees it. The server on `origin` has its demo applications at `applications`. */
export function atLeerid(
	{ origin, applications }: { origin: string; applications: string },
	agent: Agent,
	secretOf: (pupil: string) => string,
	id = 'automatus'
): Provider {
	const redirectUri = `${applications}/${id}/terug`;
	return {
		...{ origin, agent },
		endpoints: { authorize: '/oidc/auth', token: '/oidc/token', userinfo: '/oidc/me' },
		application: { id, secret: `demo-secret-of-${id}`, redirectUri, scope: 'openid profile' },
		answer: (pupil) => ({ path: `/${pupil}?/wachtwoord`, form: [['password', secretOf(pupil)]] })
	};
}

export interface Tokens {
	access: string;
	refresh: string | undefined;
	/** The browser, which is signed in now. */
	client: Client;
}

/** The server said that it is full, and when to come back. */
export class Busy extends Error {
	readonly retryAfter: string | undefined;
	constructor({ retryAfter }: Answer) {
		super('busy');
		this.retryAfter = retryAfter;
	}
}
/** A code was given that could not be used: a sign-in that was promised and lost. */
export class LostCode extends Error {}

/**
 * The whole way of somebody who is not signed in: the application asks, the page, the secret, the code, the tokens, and what is
 * known of the pupil. Throws `Busy`, `LostCode`, or what else stood in the way.
 */
export async function journey(provider: Provider, pupil: string): Promise<Tokens> {
	const client = new Client(provider.origin, provider.agent);
	const request = ask(provider, pupil);
	const page = await follow(provider, client, request.path);
	const { path, form } = provider.answer(pupil, page.at);
	const back = await follow(provider, client, path, form);
	return exchange(provider, client, back, request);
}

/** The same for a browser that is signed in: no page, no secret. */
export async function resume(provider: Provider, { client }: Tokens): Promise<Tokens> {
	const request = ask(provider);
	return exchange(provider, client, await follow(provider, client, request.path), request);
}

/** New tokens for old ones. */
export async function refresh(provider: Provider, { client, refresh = '' }: Tokens): Promise<Tokens> {
	return redeem(provider, client, [
		['grant_type', 'refresh_token'],
		['refresh_token', refresh]
	]);
}

interface Request {
	path: string;
	verifier: string;
	state: string;
}

function ask({ endpoints, application }: Provider, hint?: string): Request {
	const [verifier, state, nonce] = [random(), random(), random()];
	const parameters = new URLSearchParams({
		...{ client_id: application.id, redirect_uri: application.redirectUri, response_type: 'code' },
		...{ scope: application.scope, state, nonce, code_challenge_method: 'S256' },
		code_challenge: createHash('sha256').update(verifier).digest('base64url'),
		...(hint && { login_hint: hint })
	});
	return { path: `${endpoints.authorize}?${parameters}`, verifier, state };
}

/** Until a page stands there, or the browser is back at the application. */
async function follow(provider: Provider, client: Client, path: string, form?: [string, string][]) {
	let at = path;
	let answer = await client.ask(at, form);
	for (let hop = 0; ; hop++) {
		const next = answer.location ?? (answer.status === 200 ? answer.refresh : undefined);
		if (next === undefined) break;
		at = new URL(next, new URL(at, provider.origin)).href;
		if (at.startsWith(provider.application.redirectUri)) return { at, status: 0 };
		if (hop > 15) throw new Error(`round and round at ${at}`);
		answer = await client.ask(at);
	}
	if (answer.status === 503) throw new Busy(answer);
	if (answer.status !== 200) throw new Error(`${answer.status} at ${new URL(at, provider.origin).pathname}`);
	return { at, status: answer.status };
}

async function exchange(
	provider: Provider,
	client: Client,
	back: { at: string; status: number },
	{ verifier, state }: Request
): Promise<Tokens> {
	const parameters = new URL(back.at, provider.origin).searchParams;
	const code = parameters.get('code');
	if (back.status !== 0 || !code)
		throw new Error(`no code: ${parameters.get('error') ?? `a page at ${back.at}`}`);
	if (parameters.get('state') !== state) throw new Error('an answer to another request');
	try {
		const tokens = await redeem(provider, client, [
			['grant_type', 'authorization_code'],
			['code', code],
			['redirect_uri', provider.application.redirectUri],
			['code_verifier', verifier]
		]);
		const known = await new Client(provider.origin, provider.agent).ask(
			provider.endpoints.userinfo,
			undefined,
			{
				authorization: `Bearer ${tokens.access}`
			}
		);
		if (known.status !== 200) throw new Error(`${known.status} for who it is`);
		return tokens;
	} catch (cause) {
		throw new LostCode('a code was given and could not be used', { cause });
	}
}

async function redeem(
	{ origin, agent, endpoints, application }: Provider,
	client: Client,
	form: [string, string][]
): Promise<Tokens> {
	const proof = Buffer.from(`${application.id}:${application.secret}`).toString('base64');
	// The application itself: no browser, so no cookies and no origin.
	const answer = await new Client(origin, agent).ask(endpoints.token, form, {
		authorization: `Basic ${proof}`,
		accept: 'application/json',
		origin: undefined
	});
	if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${answer.text}`);
	const tokens = JSON.parse(answer.text) as { access_token: string; refresh_token?: string };
	return { access: tokens.access_token, refresh: tokens.refresh_token, client };
}

const random = () => randomBytes(32).toString('base64url');
