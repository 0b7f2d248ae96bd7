import { isExpired, journeyMinutes, type PictureJourney } from '$lib/domain/sign-in/picture-journey';
import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies, type ShownCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

const NAME = 'leerid_pictures';
const CONTEXT = 'picture-journey';

/**
 * The pictures tapped so far, sealed, so that a shared tablet shows them to nobody, and bound to the pupil's own
 * address, so that two tabs with two pupils do not mix. Nothing of it is kept on the server.
 */
export function keepPictures(cookies: Cookies, keys: Keys, journey: PictureJourney): void {
	cookies.set(pathCookieName(NAME), sealText(keys.device, JSON.stringify(journey), CONTEXT), {
		path: path(journey.username),
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'lax',
		maxAge: journeyMinutes(journey) * 60
	});
}

/** What was tapped for `username`, or null when nothing was or it is too long ago. A sealed text is ours, so its shape is known. */
export function readPictures(
	cookies: ShownCookies,
	keys: Keys,
	username: string,
	now: Date
): PictureJourney | null {
	const text = unsealText(keys.device, cookies.get(pathCookieName(NAME)) ?? '', CONTEXT);
	if (text === null) return null;
	const journey = JSON.parse(text) as PictureJourney;
	return journey.username === username && !isExpired(journey, now.getTime()) ? journey : null;
}

export function forgetPictures(cookies: Cookies, username: string): void {
	cookies.delete(pathCookieName(NAME), { path: path(username), secure: secureCookies() });
}

const path = (username: string) => `/${username}`;
