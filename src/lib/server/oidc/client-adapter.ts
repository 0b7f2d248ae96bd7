import type { Adapter, AdapterPayload } from 'oidc-provider';
import { recallApplication, type Application } from '../applications';
import type { PayloadStore } from './payload-adapter';

/** What we add to the provider's own idea of a client, under the one name `leerid`. */
export interface ClientFacts {
	applicationId: string;
	sector: string;
	claims: Application['claims'];
	corsOrigins: string[];
	withoutPkce: boolean;
}

/** No secret has this hash. */
const NO_SECRET = 'none';

/** Reads clients from the applications of the operator: a change works at the next request, or within two seconds elsewhere. */
export class ClientAdapter implements Adapter {
	readonly #store: PayloadStore;

	constructor(store: PayloadStore) {
		this.#store = store;
	}

	async find(clientId: string): Promise<AdapterPayload | undefined> {
		// No name in the database has one, and a question with one is refused.
		if (clientId.includes('\0')) return undefined;
		const application = await recallApplication({ db: this.#store.db, now: this.#store.now() }, clientId);
		return application?.status === 'active' ? (clientMetadata(application) as AdapterPayload) : undefined;
	}

	/** Clients are made by the operator, never through the provider. */
	async upsert(): Promise<never> {
		throw new Error('clients are not registered through the provider');
	}
	async findByUid(): Promise<undefined> {
		return undefined;
	}
	async findByUserCode(): Promise<undefined> {
		return undefined;
	}
	async consume(): Promise<void> {
		return undefined;
	}
	async destroy(): Promise<void> {
		return undefined;
	}
	async revokeByGrantId(): Promise<void> {
		return undefined;
	}
}

/** An application in the words of OpenID Connect Dynamic Client Registration §2, as the provider wants it. */
export function clientMetadata(application: Application): Record<string, unknown> {
	const { authentication, jwks, jwksUri, kind } = application;
	const isMachine = kind === 'machine';
	const scopes = application.scopes.filter(
		(scope) => scope !== 'leerid_uuid' || application.sharesLeeridUuid
	);
	const leerid: ClientFacts = {
		applicationId: application.id,
		sector: application.sector,
		claims: application.claims,
		corsOrigins: application.corsOrigins,
		withoutPkce: application.withoutPkce && authentication !== 'none'
	};
	return {
		leerid,
		client_id: application.clientId,
		client_name: application.name,
		application_type: 'web',
		token_endpoint_auth_method: authentication,
		// Hashes in place of the secret: `compareClientSecret` knows (and no HMAC algorithm is on, which would sign with it).
		...(authentication.startsWith('client_secret_') && { client_secret: secretField(application) }),
		...(authentication === 'private_key_jwt' &&
			(jwksUri ? { jwks_uri: jwksUri } : { jwks: jwks ?? { keys: [] } })),
		// Without any, the provider would let it ask all there are.
		scope: scopes.join(' ') || 'openid',
		dpop_bound_access_tokens: application.dpopBound,
		...(isMachine
			? {
					grant_types: ['client_credentials'],
					response_types: [],
					redirect_uris: [],
					subject_type: 'public'
				}
			: {
					grant_types: [
						'authorization_code',
						...(scopes.includes('offline_access') ? ['refresh_token'] : [])
					],
					response_types: ['code'],
					redirect_uris: application.redirectUris,
					post_logout_redirect_uris: application.postLogoutRedirectUris,
					subject_type: 'pairwise',
					// Never fetched: it only says that addresses at several hosts are meant to be one application.
					sector_identifier_uri: 'https://sector.invalid/',
					require_auth_time: true,
					require_pushed_authorization_requests: application.requiresPar,
					id_token_signed_response_alg: application.idTokenAlg,
					...(application.userinfoAlg && { userinfo_signed_response_alg: application.userinfoAlg }),
					...(application.backchannelLogoutUri && {
						backchannel_logout_uri: application.backchannelLogoutUri,
						backchannel_logout_session_required: true
					})
				})
	};
}

const secretField = ({ secretHashes }: Application) =>
	secretHashes.map((hash) => Buffer.from(hash).toString('hex')).join('.') || NO_SECRET;
