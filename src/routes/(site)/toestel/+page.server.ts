import { readForm, readText } from '$lib/server/forms';
import { keepKiosk } from '$lib/server/device-settings';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** A link to here may name what it is for; the button decides. */
export const load: PageServerLoad = ({ url }) => {
	const asked = url.searchParams.get('kiosk');
	return { asked: asked === null ? null : asked !== '0' };
};

export const actions: Actions = {
	default: async ({ cookies, request }) => {
		const wanted = readText(await readForm(request), 'kiosk');
		if (wanted !== '0' && wanted !== '1') error(400, { message: 'bad-request', code: 'bad-request' });
		keepKiosk(cookies, wanted === '1');
		redirect(303, wanted === '1' ? '/scan' : '/toestel');
	}
};
