import { hasFactors, requireStaff } from '$lib/server/staff';
import { confirmActions } from '../confirm.server';
import { returnTo } from '../../return-to.server';
import type { Actions, PageServerLoad } from './$types';

/** The second factor once more, for what hands out secrets (D5). */
export const load: PageServerLoad = async ({ locals, url }) => {
	const session = requireStaff(locals);
	return { back: returnTo(url), factors: await hasFactors(locals.ctx, session), external: session.external };
};

export const actions: Actions = confirmActions(({ locals }) => requireStaff(locals));
