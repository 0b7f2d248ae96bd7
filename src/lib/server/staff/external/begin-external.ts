import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../../context';
import { pathCookieName, secureCookies } from '../../cookies';
import { getSettings } from '../../env';
import { sealText, unsealText } from '../../keys';
import { getProvider } from './provider';

/** Where the provider sends the browser back to: to be registered there. */
export const EXTERNAL_RETURN = '/schoolloket/aanmelden/extern/terug';
const NAME = 'leerid_staff_oidc';
const CONTEXT = 'staff-oidc';
const PATH = '/schoolloket/aanmelden/extern';
/** Seconds: long enough to find one's telephone. */
const MAX_AGE = 15 * 60;

/** What must come back, kept sealed in this browser: a code that was meant for another opens nothing here (A29). */
export interface Journey {
	state: string;
	nonce: string;
	verifier: string;
	/** The page to come back to. */
	returnTo: string;
	/** The provider must ask again, for a fresh second factor. */
	again: boolean;
	/** Milliseconds. */
	until: number;
}

export const externalReturnUrl = () => new URL(EXTERNAL_RETURN, getSettings().origin).href;

/** Sends the browser to the provider: code flow with PKCE, state and nonce, asking for the `acr` we need. Returns where. */
export async function beginExternal(
	ctx: Context,
	cookies: Cookies,
	{ returnTo, again }: { returnTo: string; again: boolean }
): Promise<string> {
	const { settings, configuration, client } = await getProvider(ctx.now);
	const journey: Journey = {
		state: client.randomState(),
		nonce: client.randomNonce(),
		verifier: client.randomPKCECodeVerifier(),
		returnTo,
		again,
		until: ctx.now.getTime() + MAX_AGE * 1000
	};
	cookies.set(pathCookieName(NAME), sealText(ctx.keys.device, JSON.stringify(journey), CONTEXT), {
		path: PATH,
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
	return client.buildAuthorizationUrl(configuration, {
		redirect_uri: externalReturnUrl(),
		scope: 'openid profile email',
		state: journey.state,
		nonce: journey.nonce,
		code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
		code_challenge_method: 'S256',
		acr_values: settings.acr.join(' '),
		...(again && { prompt: 'login', max_age: '0' })
	}).href;
}

/** What this browser set out with, used up; null when it did not, or too long ago. */
export function takeJourney(ctx: Context, cookies: Cookies): Journey | null {
	const text = unsealText(ctx.keys.device, cookies.get(pathCookieName(NAME)) ?? '', CONTEXT);
	cookies.delete(pathCookieName(NAME), { path: PATH, secure: secureCookies() });
	const journey = text === null ? null : (JSON.parse(text) as Journey);
	return journey && journey.until > ctx.now.getTime() ? journey : null;
}
