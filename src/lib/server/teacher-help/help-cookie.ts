import { HELP_MINUTES } from '$lib/domain/teacher-help/request';
import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies, type ShownCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';
import { readDevice } from '../sign-in';
import type { DeviceRequest } from './device-request';

const NAME = 'leerid_help';
/** The request, the digits that were picked, and the answer have each their minutes. */
const MAX_AGE = 3 * HELP_MINUTES * 60;

const contextOf = (username: string) => `help-request:${username}`;
const path = (username: string) => `/${username}`;

/** Remembers on this device what it asked for, sealed and bound to the pupil's own address. */
export function keepHelp(cookies: Cookies, keys: Keys, username: string, requestId: string): void {
	cookies.set(pathCookieName(NAME), sealText(keys.device, requestId, contextOf(username)), {
		path: path(username),
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: MAX_AGE
	});
}

/** What this device asked for `username`, or null. Copied to another device it is worth nothing: that one is another. */
export function recallHelp(cookies: ShownCookies, keys: Keys, username: string): DeviceRequest | null {
	const requestId = unsealText(keys.device, cookies.get(pathCookieName(NAME)) ?? '', contextOf(username));
	return requestId === null ? null : { requestId, deviceId: readDevice(cookies, keys).id };
}

export function forgetHelp(cookies: Cookies, username: string): void {
	cookies.delete(pathCookieName(NAME), { path: path(username), secure: secureCookies() });
}
