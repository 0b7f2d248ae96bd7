import { forgetNewCodes, readNewCodes, requireFreshSecondFactor, requireStaff } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import { returnTo } from '../../return-to.server';
import type { Actions, PageServerLoad } from './$types';

/** The codes stay until they were written down, but only for eyes that showed a second factor just now. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const session = requireStaff(locals);
	requireFreshSecondFactor(locals);
	const codes = await readNewCodes(locals.ctx, session);
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
