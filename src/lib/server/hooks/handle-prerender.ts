import { DEFAULT_LOCALE } from '$lib/i18n';
import type { Handle } from '@sveltejs/kit';
import { pageIn } from '../device-settings';

/** While the build makes a page there is no database, no session and nobody to speak another language. */
export const handlePrerender: Handle = ({ event, resolve }) => {
	event.locals.locale = DEFAULT_LOCALE;
	event.locals.kiosk = false;
	return resolve(event, pageIn(DEFAULT_LOCALE));
};
