import { decodeJwt, UnsecuredJWT } from 'jose';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';

/** Seconds. RFC 9126 §2.2 speaks of 5 to 600, FAPI 2.0 wants less than 600. */
const LIFETIME = 9 * 60;

/** As the library makes it of the parameters: in a token without a signature, which dies by itself too. */
interface Pushed {
	request: string;
	save(seconds: number): Promise<string>;
}

/**
 * Keeps what an application pushed (RFC 9126) for minutes: the library has one minute, which no setting changes, and in a crowd a pupil
 * comes back to the door with it for longer (`hooks/come-back.ts`), to be told that it is expired.
 */
export function keepPushedRequests(provider: Provider): void {
	const { prototype } = provider.PushedAuthorizationRequest as unknown as { prototype: Pushed };
	const save = prototype.save;
	prototype.save = function (this: Pushed) {
		this.request = new UnsecuredJWT(decodeJwt(this.request)).setExpirationTime(`${LIFETIME}s`).encode();
		return save.call(this, LIFETIME);
	};
	provider.on('pushed_authorization_request.success', ({ body }: KoaContextWithOIDC) => {
		Object.assign(body as object, { expires_in: LIFETIME });
	});
}
