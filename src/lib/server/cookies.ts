import { getSettings } from './env';

/** On https every cookie is Secure; on loopback http browsers would drop such a cookie. */
export const secureCookies = () => getSettings().origin.protocol === 'https:';

/** `__Host-` ties a cookie to this very host and to path `/`; it only exists on https. */
export const cookieName = (name: string) => (secureCookies() ? `__Host-${name}` : name);

/** For a cookie bound to one path, which `__Host-` does not allow. */
export const pathCookieName = (name: string) => (secureCookies() ? `__Secure-${name}` : name);
