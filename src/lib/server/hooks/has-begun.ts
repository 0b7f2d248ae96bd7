import { cookiesShown, type ShownCookies } from '../cookies';
import type { Keys } from '../keys';
import { readPending } from '../oidc';
import { readBearer } from '../sessions';
import { readCardScan, readDevice, readPictures } from '../sign-in';
import { readStaffBearer } from '../staff';
import { recallHelp } from '../teacher-help';

interface Shown {
	/** The header. */
	cookie: string | undefined;
	/** Of the page that is asked for: a browser shows some cookies to the page of one name only. */
	pathname: string;
}

/**
 * Whether the cookies of this browser say that it is signed in, or in the midst of signing in: with an application that waits, a card,
 * pictures, or help. It asks nothing of the database and costs microseconds. All of them are sealed by us, so that a made-up one says
 * nothing; but for the bearer of a session, which only the database knows, and which therefore counts beside the sealed cookie of a device
 * on which somebody signed in. (Who came to the desk by another provider has none of those, and finds the desk elsewhere.)
 */
export function hasBegun({ cookie, pathname }: Shown, keys: Keys, now: Date): boolean {
	if (cookie === undefined) return false;
	const cookies = cookiesShown({ cookie });
	const username = pathname.slice(1).toLowerCase();
	return (
		(showsBearer(cookies) && readDevice(cookies, keys).accountIds.length > 0) ||
		readPending(cookies, keys, now).length > 0 ||
		readCardScan(cookies, keys, now) !== null ||
		readPictures(cookies, keys, username, now) !== null ||
		recallHelp(cookies, keys, username) !== null
	);
}

const showsBearer = (cookies: ShownCookies) =>
	readBearer(cookies) !== undefined || readStaffBearer(cookies) !== undefined;
