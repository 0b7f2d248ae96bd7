import { getSettings } from '$lib/server/env';
import { languages } from '$lib/server/hooks';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { operator } = getSettings();
	return { locale: locals.locale, languages: languages(), kiosk: locals.kiosk, operator };
};
