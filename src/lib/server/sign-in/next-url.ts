import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../context';
import { dropPending, readPending } from '../oidc';

/**
 * Where a pupil goes who has just signed in or replaced a password: to the application that waits, whose page decides what
 * else comes first (`domain/sign-in/journey`), else to the dashboard.
 */
export function nextUrl({ keys, now }: Context, cookies: Cookies): string {
	const [pending] = readPending(cookies, keys, now);
	return pending ? `/interactie/${pending.uid}` : '/dashboard';
}

/**
 * The same for a pupil who has signed in just now: without the page in between, since the provider sees for itself whether
 * something else comes first. The application waits no longer in this browser.
 */
export function nextUrlAtOnce({ keys, now }: Context, cookies: Cookies): string {
	const [pending] = readPending(cookies, keys, now);
	if (!pending) return '/dashboard';
	dropPending(cookies, keys, { uid: pending.uid, now });
	return `/oidc/auth/${pending.uid}`;
}

/** Whether an application asked that the pupil of this browser proves it once more (`prompt=login`, `max_age`). */
export const mustSignInAgain = ({ keys, now }: Context, cookies: Cookies): boolean =>
	readPending(cookies, keys, now)[0]?.again ?? false;
