import { forgetStaffBearer, signOutStaff } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.staff) redirect(303, '/schoolloket/aanmelden');
};

export const actions: Actions = {
	default: async ({ cookies, locals }) => {
		if (locals.staff) await signOutStaff(locals.ctx, locals.staff);
		forgetStaffBearer(cookies);
		// `handleStaff` clears the browser's cache for this route; the device's own cookie stays.
		redirect(303, '/schoolloket/aanmelden?afgemeld');
	}
};
