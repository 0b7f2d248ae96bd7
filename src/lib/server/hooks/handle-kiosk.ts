import { redirect, type Handle } from '@sveltejs/kit';
import { isOpenedByHand, keepKiosk, readKiosk } from '../device-settings';

const SCAN = '/(aanmelden)/scan';
const HOME = '/(aanmelden)';

/** Knows the shared tablets, and makes one of a device that is opened at `/?kiosk=1` (docs/shared-tablets.md). */
export const handleKiosk: Handle = ({ event, resolve }) => {
	const { cookies, locals, request, route, url } = event;
	locals.kiosk = readKiosk(cookies);
	if (route.id === HOME && request.method === 'GET' && url.searchParams.has('kiosk')) {
		const wanted = url.searchParams.get('kiosk') !== '0';
		// Behind a link on some page anything can stand, so a link only leads to the question.
		if (!isOpenedByHand(request)) redirect(303, `/toestel?kiosk=${Number(wanted)}`);
		keepKiosk(cookies, wanted);
		redirect(303, wanted ? '/scan' : '/');
	}
	// Signed out, one is not welcomed here but makes room for the next card.
	if (locals.kiosk && route.id === HOME) {
		const { searchParams } = url;
		if (searchParams.has('afgemeld') || searchParams.has('verlopen')) redirect(303, '/scan');
	}
	// A tablet that is used stays what it is: the year begins anew where each pupil begins.
	if (locals.kiosk && route.id === SCAN && request.method === 'GET') keepKiosk(cookies, true);
	return resolve(event);
};
