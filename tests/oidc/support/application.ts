import { hashSecretOfApplication, newSecretOfApplication } from '$lib/server/applications';
import { applicationClaims, applications, applicationSecrets, assignments } from '$lib/server/db';
import { CLAIMS } from '$lib/domain/applications/claims';
import { eq } from 'drizzle-orm';
import { exportJWK } from 'jose';
import * as oidc from 'openid-client';
import type { Browser } from './browser';
import { only } from './only';
import type { TestProvider } from './provider';
import type { Pupil } from './pupil';

type Row = Partial<typeof applications.$inferInsert>;

export interface TestApplication {
	id: string;
	clientId: string;
	secret: string;
	redirectUri: string;
	privateKey: CryptoKey;
	config: oidc.Configuration;
}

let count = 0;

/** An application with a secret and a key of its own, all claims declared, that may ask `openid profile school`. */
export async function addApplication(op: TestProvider, row: Row = {}): Promise<TestApplication> {
	const now = new Date();
	const clientId = `application-${++count}`;
	const secret = newSecretOfApplication();
	const { privateKey, publicKey } = await crypto.subtle.generateKey(
		{ name: 'ECDSA', namedCurve: 'P-256' },
		true,
		['sign', 'verify']
	);
	const base = `${op.applicationOrigin}/${clientId}`;
	const redirectUri = `${base}/terug`;
	const authentication = row.authentication ?? 'client_secret_basic';
	const inserted = await op.db
		.insert(applications)
		.values({
			clientId,
			name: `Applicatie ${count}`,
			status: 'active',
			supplier: 'Leverancier',
			sector: clientId,
			startUrl: base,
			redirectUris: row.kind === 'machine' ? [] : [redirectUri],
			postLogoutRedirectUris: [`${base}/uit`],
			backchannelLogoutUri: `${base}/afgemeld`,
			authentication,
			...(authentication === 'private_key_jwt' && {
				jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'own', use: 'sig', alg: 'ES256' }] }
			}),
			scopes: ['openid', 'profile', 'school'],
			createdAt: now,
			updatedAt: now,
			...row
		})
		.returning();
	const { id } = only(inserted);
	await op.db
		.insert(applicationSecrets)
		.values({ applicationId: id, hash: hashSecretOfApplication(secret), createdAt: now });
	await op.db
		.insert(applicationClaims)
		.values(CLAIMS.map((claim) => ({ applicationId: id, claim, reason: 'test', required: false })));
	const proof = {
		private_key_jwt: () => oidc.PrivateKeyJwt({ key: privateKey, kid: 'own' }),
		client_secret_basic: () => oidc.ClientSecretBasic(secret),
		client_secret_post: () => oidc.ClientSecretPost(secret),
		none: () => oidc.None()
	}[authentication]();
	const metadata = row.idTokenAlg ? { id_token_signed_response_alg: row.idTokenAlg } : {};
	const config = await oidc.discovery(new URL(op.issuer), clientId, metadata, proof, {
		execute: [oidc.allowInsecureRequests]
	});
	return { id, clientId, secret, redirectUri, privateKey, config };
}

/** Lets the whole school of the pupil use the application. */
export async function assign(
	op: TestProvider,
	application: TestApplication,
	{ schoolId }: Pupil
): Promise<void> {
	await op.db
		.insert(assignments)
		.values({ applicationId: application.id, schoolId, level: 'school', createdAt: new Date() });
}

export async function withdraw(op: TestProvider, application: TestApplication): Promise<void> {
	await op.db.delete(assignments).where(eq(assignments.applicationId, application.id));
}

export interface Request {
	url: URL;
	state: string;
	nonce: string;
	verifier: string;
}

/** What the application sends the browser to; `parameters` change or, when undefined, remove one. */
export async function ask(
	{ config, redirectUri }: TestApplication,
	parameters: Record<string, string | undefined> = {}
): Promise<Request> {
	const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
	const all = {
		redirect_uri: redirectUri,
		scope: 'openid profile school',
		state,
		nonce,
		code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256',
		...parameters
	};
	const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
	return { url: oidc.buildAuthorizationUrl(config, Object.fromEntries(given)), state, nonce, verifier };
}

/** Goes to the provider and comes back at the application, without signing in on the way. */
export async function returnTo(
	application: TestApplication,
	browser: Browser,
	request: Request
): Promise<URL> {
	const { url } = await browser.visit(request.url, { stopAt: application.redirectUri });
	return url;
}

/** Exchanges what came back, with every check that openid-client knows. */
export const exchange = (application: TestApplication, back: URL, request: Request) =>
	oidc.authorizationCodeGrant(application.config, back, {
		pkceCodeVerifier: request.verifier,
		expectedState: request.state,
		expectedNonce: request.nonce,
		idTokenExpected: true
	});

/** The whole way for a browser that is signed in: tokens. */
export async function open(
	application: TestApplication,
	browser: Browser,
	parameters?: Record<string, string | undefined>
) {
	const request = await ask(application, parameters);
	return exchange(application, await returnTo(application, browser, request), request);
}
