import { whyNot } from '$lib/server/desk';
import { requireSchool } from '$lib/server/staff';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	return { ...(await whyNot(locals.ctx, actor, params.id)), manages: actor.roles.includes('beheerder') };
};
