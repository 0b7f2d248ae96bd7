import { loadMessages } from '$lib/i18n';
import { getSettings } from '$lib/server/env';
import { languages } from '$lib/server/device-settings';
import { readNotice } from '$lib/server/service';
import { building } from '$app/environment';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	const { operator } = getSettings();
	await loadMessages(locals.locale);
	// While the build makes a page there is no database.
	const notice = building ? null : await readNotice(locals.ctx, locals.locale);
	return { notice, locale: locals.locale, languages: languages(), kiosk: locals.kiosk, operator };
};
