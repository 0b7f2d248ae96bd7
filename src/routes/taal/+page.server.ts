import { isLocale } from '$lib/i18n';
import { safeReturnTo } from '$lib/domain/sign-in/return-to';
import { readForm, readText } from '$lib/server/forms';
import { keepLanguage, languages } from '$lib/server/device-settings';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** Only ever posted to; who types the address wants the front door. */
export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	default: async ({ cookies, request }) => {
		const form = await readForm(request);
		const wanted = readText(form, 'taal');
		if (!isLocale(wanted) || !languages().includes(wanted)) {
			error(400, { message: 'bad-request', code: 'bad-request' });
		}
		keepLanguage(cookies, wanted);
		redirect(303, safeReturnTo(readText(form, 'terug')));
	}
};
