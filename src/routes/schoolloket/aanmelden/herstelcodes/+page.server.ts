import { forgetNewCodes, readNewCodes, requireStaff } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import { returnTo } from '../../return-to.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const codes = await readNewCodes(locals.ctx, requireStaff(locals));
	const back = returnTo(url);
	if (!codes) redirect(303, back);
	return { codes, back };
};

export const actions: Actions = {
	default: async ({ locals, url }) => {
		await forgetNewCodes(locals.ctx, requireStaff(locals));
		redirect(303, returnTo(url));
	}
};
