import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../context';
import { readPending } from '../oidc';

/**
 * Where a pupil goes who has just signed in or replaced a password: to the application that waits, whose page decides what
 * else comes first (`domain/sign-in/journey`), else to the dashboard.
 */
export function nextUrl({ keys, now }: Context, cookies: Cookies): string {
	const [pending] = readPending(cookies, keys, now);
	return pending ? `/interactie/${pending.uid}` : '/dashboard';
}

/** Whether an application asked that the pupil of this browser proves it once more (`prompt=login`, `max_age`). */
export const mustSignInAgain = ({ keys, now }: Context, cookies: Cookies): boolean =>
	readPending(cookies, keys, now)[0]?.again ?? false;
