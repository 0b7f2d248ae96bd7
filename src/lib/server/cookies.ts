import type { Cookies } from '@sveltejs/kit';
import { getSettings } from './env';

/** On https every cookie is Secure; on loopback http browsers would drop such a cookie. */
export const secureCookies = () => getSettings().origin.protocol === 'https:';

/** `__Host-` ties a cookie to this very host and to path `/`; it only exists on https. */
export const cookieName = (name: string) => (secureCookies() ? `__Host-${name}` : name);

/** For a cookie bound to one path, which `__Host-` does not allow. */
export const pathCookieName = (name: string) => (secureCookies() ? `__Secure-${name}` : name);

/** Cookies of a request of which nothing is said but what they hold. */
export type ShownCookies = Pick<Cookies, 'get'>;

/** The cookies that a request shows, for who answers before SvelteKit has read them: what cookies of ours hold needs no decoding. */
export function cookiesShown({ cookie = '' }: { cookie?: string }): ShownCookies {
	const pairs = cookie.split(';').map((pair) => pair.trim());
	return { get: (name) => pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) };
}
