import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies } from './cookies';
import { sealText, unsealText, type Keys } from './keys';

/** As long as the link itself lives. */
const MAX_AGE = 30 * 60;

/**
 * Where the token of a link in a mail goes along, sealed, from the page that the link opened to the form at `path`: so it
 * stays in no address bar, no history and no `Referer` (A24).
 */
export const tokenCookie = ({ name, context, path }: { name: string; context: string; path: string }) => ({
	keep(cookies: Cookies, keys: Keys, token: string): void {
		cookies.set(pathCookieName(name), sealText(keys.device, token, context), {
			path,
			httpOnly: true,
			secure: secureCookies(),
			// The link is followed from a mail program: strict would keep the cookie back after the redirect.
			sameSite: 'lax',
			maxAge: MAX_AGE
		});
	},
	/** The token of the link that was opened in this browser, or ''. */
	read: (cookies: Cookies, keys: Keys): string =>
		unsealText(keys.device, cookies.get(pathCookieName(name)) ?? '', context) ?? '',
	forget: (cookies: Cookies): void => cookies.delete(pathCookieName(name), { path, secure: secureCookies() })
});
