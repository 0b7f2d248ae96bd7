import { DEFAULT_LOCALE, LOCALES } from '$lib/i18n';
import type { Handle } from '@sveltejs/kit';

/** While the build makes a page there is no database, no session and nobody to speak another language. */
export const handlePrerender: Handle = ({ event, resolve }) => {
	event.locals.locale = DEFAULT_LOCALE;
	event.locals.kiosk = false;
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%leerid.lang%', DEFAULT_LOCALE).replace('%leerid.dir%', LOCALES[DEFAULT_LOCALE].dir)
	});
};
