import { safeReturnTo } from '$lib/domain/sign-in/return-to';

const DESK = '/schoolloket';
/** Pages that one does not come back to. */
const NOT_BACK = /^\/schoolloket\/(aanmelden(?!\/instellen)|afmelden|uitnodiging)(\/|\?|$)/;

/** Where this page leads to when it is done: a page of the staff (`?naar=`), or the desk's front door. */
export function returnTo(url: URL): string {
	const path = safeReturnTo(url.searchParams.get('naar'), DESK);
	const isDesk = path === DESK || path.startsWith(`${DESK}/`) || path.startsWith(`${DESK}?`);
	return (isDesk || path.startsWith('/beheer/')) && !NOT_BACK.test(path) ? path : DESK;
}

/** `page`, which then leads to `back`. */
export const withReturn = (page: string, back: string): string =>
	back === DESK ? page : `${page}?naar=${encodeURIComponent(back)}`;

/** Whole seconds until an instant, at least one: what a page counts down. */
export const secondsUntil = (until: Date, now: Date): number =>
	Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
