import { readForm, readText } from '$lib/server/forms';
import { requireStaff, switchSchool } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import { returnTo } from '../return-to.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { schools, activeSchool } = requireStaff(locals);
	return { schools, activeId: activeSchool?.id ?? null, back: returnTo(url) };
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const session = requireStaff(locals);
		await switchSchool(locals.ctx, session, readText(await readForm(request), 'school'));
		redirect(303, returnTo(url));
	}
};
