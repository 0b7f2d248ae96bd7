import { createRemoteJWKSet, exportJWK, jwtVerify, type JWK } from 'jose';
import * as oidc from 'openid-client';
import { secretOf, type DemoApplication } from './applications.ts';

/** What an application keeps of a pupil who is signed in, under its own cookie. */
export interface SignedIn {
	sub: string;
	sid: string | undefined;
	idToken: string;
	/** What the ID token says, and what userinfo adds. */
	idTokenClaims: Record<string, unknown>;
	userinfo: Record<string, unknown>;
}

interface Waiting {
	verifier: string;
	nonce: string;
}

interface Addresses {
	issuer: URL;
	/** Where this application answers. */
	base: string;
}

const BACKCHANNEL_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** One demo application as OpenID Connect sees it: all of the protocol is openid-client's, none is ours. */
export class RelyingParty {
	readonly #application: DemoApplication;
	readonly #addresses: Addresses;
	readonly #waiting = new Map<string, Waiting>();
	#configuration: Promise<oidc.Configuration> | undefined;
	#keys: Promise<CryptoKeyPair> | undefined;

	constructor(application: DemoApplication, addresses: Addresses) {
		this.#application = application;
		this.#addresses = addresses;
	}

	/** Where the browser goes to sign in. */
	async begin(): Promise<URL> {
		const configuration = await this.#discover();
		const state = oidc.randomState();
		const waiting = { verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce() };
		this.#waiting.set(state, waiting);
		setTimeout(() => this.#waiting.delete(state), 3_600_000).unref();
		const parameters = {
			redirect_uri: `${this.#addresses.base}/terug`,
			scope: this.#application.scope,
			state,
			nonce: waiting.nonce,
			code_challenge: await oidc.calculatePKCECodeChallenge(waiting.verifier),
			code_challenge_method: 'S256'
		};
		return this.#application.strict
			? oidc.buildAuthorizationUrlWithPAR(configuration, parameters)
			: oidc.buildAuthorizationUrl(configuration, parameters);
	}

	/** Takes what the browser brought back. Throws what openid-client throws; `null` when it was never asked here. */
	async finish(url: URL): Promise<SignedIn | null> {
		const state = url.searchParams.get('state') ?? '';
		const waiting = this.#waiting.get(state);
		if (!waiting) return null;
		this.#waiting.delete(state);
		const configuration = await this.#discover();
		const tokens = await oidc.authorizationCodeGrant(configuration, url, {
			pkceCodeVerifier: waiting.verifier,
			expectedNonce: waiting.nonce,
			expectedState: state,
			idTokenExpected: true
		});
		const claims = tokens.claims();
		if (!claims || !tokens.id_token) return null;
		return {
			sub: claims.sub,
			sid: typeof claims.sid === 'string' ? claims.sid : undefined,
			idToken: tokens.id_token,
			idTokenClaims: claims,
			userinfo: await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
		};
	}

	/** Where the browser goes to sign out of everything. */
	async end({ idToken }: SignedIn): Promise<URL> {
		return oidc.buildEndSessionUrl(await this.#discover(), {
			id_token_hint: idToken,
			post_logout_redirect_uri: `${this.#addresses.base}/uit`
		});
	}

	/** The session that a logout token ends (OpenID Connect Back-Channel Logout §2.6). Throws for one that is not valid. */
	async readLogoutToken(token: string): Promise<string> {
		const { jwks_uri: jwksUri, issuer } = (await this.#discover()).serverMetadata();
		const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwksUri ?? '')), {
			issuer,
			audience: this.#application.slug,
			typ: 'logout+jwt'
		});
		const events = payload.events as Record<string, unknown> | undefined;
		if (!events?.[BACKCHANNEL_EVENT] || payload.nonce !== undefined || typeof payload.sid !== 'string')
			throw new Error('not a logout token');
		return payload.sid;
	}

	/** The public key with which a strict application proves itself. */
	async publicKeys(): Promise<{ keys: JWK[] }> {
		const { publicKey } = await this.#ownKeys();
		return { keys: [{ ...(await exportJWK(publicKey)), kid: 'demo', alg: 'ES256', use: 'sig' }] };
	}

	#ownKeys(): Promise<CryptoKeyPair> {
		return (this.#keys ??= crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
			'sign',
			'verify'
		]) as Promise<CryptoKeyPair>);
	}

	#discover(): Promise<oidc.Configuration> {
		return (this.#configuration ??= this.#ask().catch((error: unknown) => {
			this.#configuration = undefined;
			throw error;
		}));
	}

	async #ask(): Promise<oidc.Configuration> {
		const { strict, slug } = this.#application;
		const proof = strict
			? oidc.PrivateKeyJwt({ key: (await this.#ownKeys()).privateKey, kid: 'demo' })
			: oidc.ClientSecretBasic(secretOf(this.#application));
		return oidc.discovery(this.#addresses.issuer, slug, undefined, proof, {
			// A demo on one machine has no https.
			execute: [oidc.allowInsecureRequests]
		});
	}
}
