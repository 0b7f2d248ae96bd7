import { ACR_VALUES } from '$lib/domain/applications/authentication-context';
import { CLAIMS_BY_SCOPE, SCOPES } from '$lib/domain/applications/claims';
import { MACHINE_SCOPES } from '$lib/domain/applications/machine-scopes';
import { timingSafeEqual } from 'node:crypto';
import { type Client, type Configuration, type JWKS, type KoaContextWithOIDC } from 'oidc-provider';
import { readPupilAccess } from '../applications';
import { pathCookieName, secureCookies } from '../cookies';
import { keyedHash, type Keys } from '../keys';
import { OWN_DEVICE, SHARED_DEVICE } from '../sessions';
import { ClientAdapter } from './client-adapter';
import { factsOf, findAccount, pairwiseSub, type PupilAccount } from './find-account';
import { answerLogout, renderError } from './answer-people';
import { guardedFetch } from './guarded-fetch';
import { PayloadAdapter, type PayloadStore } from './payload-adapter';
import { createPolicy, refuseUnknownScopes } from './policy';
import { requestScope } from './request-scope';
import { sessionCookie } from './session-cookie';

export interface ProviderWorld extends PayloadStore {
	keys: Keys;
	jwks: JWKS;
	/** Hosts our own calls may reach although they are on this machine: those of the demo applications. */
	loopbackHosts: readonly string[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How far the clock of an application may be off, in seconds: two minutes and a little. */
const CLOCK_TOLERANCE = 130;

/** Each deviation from the library's defaults is explained in docs/decisions/0011-oidc-in-front.md. */
export function createConfiguration(world: ProviderWorld): Configuration {
	return {
		adapter: (model) => (model === 'Client' ? new ClientAdapter(world) : new PayloadAdapter(model, world)),
		jwks: world.jwks,
		findAccount,
		loadExistingGrant,
		interactions: { policy: createPolicy(), url: (_koa, interaction) => `/interactie/${interaction.uid}` },
		renderError,
		responseTypes: ['code'],
		scopes: [...SCOPES, ...MACHINE_SCOPES],
		// Not extra at all: but its validator is called for every request, before anybody signs in.
		extraParams: { scope: refuseUnknownScopes },
		claims: {
			acr: null,
			auth_time: null,
			iss: null,
			sid: null,
			// How the pupil signed in stands in every ID token, asked for or not.
			openid: ['sub', 'acr', 'amr', 'auth_time'],
			...Object.fromEntries(Object.entries(CLAIMS_BY_SCOPE).map(([scope, names]) => [scope, [...names]]))
		},
		acrValues: [...ACR_VALUES],
		subjectTypes: ['public', 'pairwise'],
		pairwiseIdentifier: async (_koa, accountId, client) =>
			pairwiseSub(world.keys, factsOf(client).sector, accountId),
		sectorIdentifierUriValidate: () => false,
		clientAuthMethods: ['private_key_jwt', 'client_secret_basic', 'client_secret_post', 'none'],
		enabledJWA: {
			idTokenSigningAlgValues: ['RS256', 'ES256'],
			userinfoSigningAlgValues: ['RS256', 'ES256'],
			requestObjectSigningAlgValues: ['RS256', 'PS256', 'ES256'],
			clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256'],
			dPoPSigningAlgValues: ['ES256', 'EdDSA', 'Ed25519', 'RS256', 'PS256']
		},
		extraClientMetadata: { properties: ['leerid'] },
		pkce: { required: (_koa, client) => !factsOf(client).withoutPkce },
		allowOmittingSingleRegisteredRedirectUri: false,
		// Everything hangs on our session through its grant (payload-adapter.ts), which also holds with two tabs at once.
		expiresWithSession: async () => false,
		issueRefreshToken: async (_koa, client) => client.grantTypeAllowed('refresh_token'),
		rotateRefreshToken: true,
		clockTolerance: CLOCK_TOLERANCE,
		clientBasedCORS: (_koa, origin, client) => factsOf(client).corsOrigins.includes(origin),
		cookies: {
			keys: world.keys.device.all.map((key) => keyedHash(key, 'oidc-cookies', '').toString('base64url')),
			names: {
				session: sessionCookie(),
				interaction: pathCookieName('leerid_op_interaction'),
				resume: pathCookieName('leerid_op_resume')
			},
			long: { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies(), signed: true },
			short: { httpOnly: true, sameSite: 'lax', secure: secureCookies(), signed: true }
		},
		discovery: {
			service_documentation: undefined,
			ui_locales_supported: ['nl', 'en', 'fr']
		},
		ttl: {
			Session: sessionTtl,
			Grant: OWN_DEVICE.absolute,
			RefreshToken: OWN_DEVICE.absolute,
			Interaction: HOUR,
			AuthorizationCode: MINUTE,
			AccessToken: 15 * MINUTE,
			IdToken: 15 * MINUTE,
			ClientCredentials: 10 * MINUTE
		},
		features: {
			devInteractions: { enabled: false },
			userinfo: { enabled: true },
			jwtUserinfo: { enabled: true },
			clientCredentials: { enabled: true },
			revocation: { enabled: true },
			introspection: { enabled: true, allowedPolicy: mayIntrospect },
			pushedAuthorizationRequests: { enabled: true },
			dPoP: { enabled: true },
			resourceIndicators: { enabled: false },
			backchannelLogout: { enabled: true },
			rpInitiatedLogout: {
				enabled: true,
				logoutSource: answerLogout,
				postLogoutSuccessSource: (koa) => koa.redirect('/afgemeld')
			}
		},
		fetch: (url, options) => guardedFetch(world.loopbackHosts, url, options)
	};
}

/** The grant of this session for this application, with every scope asked that it may have: the school consents, not the child. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
	const { client, session, provider } = oidc;
	const isAssigned = (oidc.account as PupilAccount | undefined)?.access.assigned ?? false;
	// Without one, an application that is refused is not counted among those that were opened.
	if (!client || !session?.accountId || !requestScope().session || !isAssigned) return undefined;
	const known = session.grantIdFor(client.clientId);
	const found = known === undefined ? undefined : await provider.Grant.find(known);
	const grant = found ?? new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
	const scope = [...oidc.requestParamOIDCScopes].join(' ');
	if (found && oidc.requestParamOIDCScopes.isSubsetOf(new Set(found.getOIDCScope().split(' ')))) return found;
	grant.addOIDCScope(scope);
	await grant.save();
	return grant;
}

/** Until the absolute end of ours; what is nobody's (a question about signing out) lives ten minutes. */
function sessionTtl(): number {
	const { ctx, session } = requestScope();
	if (!session) return 10 * MINUTE;
	const { absolute } = session.ownDevice ? OWN_DEVICE : SHARED_DEVICE;
	const age = Math.floor((ctx.now.getTime() - session.createdAt.getTime()) / 1000);
	return Math.max(absolute - age, 1);
}

/** An application learns about its own tokens only, and of a pupil's only while the application is theirs. */
async function mayIntrospect(
	_koa: KoaContextWithOIDC,
	client: Client,
	token: { clientId?: string; accountId?: string }
): Promise<boolean> {
	if (token.clientId !== client.clientId) return false;
	if (token.accountId === undefined) return true;
	const { applicationId } = factsOf(client);
	const access = await readPupilAccess(requestScope().ctx, { accountId: token.accountId, applicationId });
	return access?.assigned ?? false;
}

/** Compares in constant time with each hash that stands in the place of the secret (client-adapter.ts). */
export function compareClientSecret(hashes: string, actual: Uint8Array): boolean {
	const matches = hashes.split('.').map((hash) => {
		const expected = Buffer.from(hash, 'hex');
		return expected.length === actual.length && timingSafeEqual(expected, actual);
	});
	return matches.includes(true);
}
