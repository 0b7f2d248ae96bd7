import { viewPupil } from '$lib/server/desk';
import { requireFreshSecondFactor, requireSchool } from '$lib/server/staff';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireSchool(locals, 'beheerder', 'director');
	requireFreshSecondFactor(locals);
	const { enrollment } = await viewPupil(locals.ctx, actor, params.id);
	return { name: `${enrollment.givenName} ${enrollment.familyName}` };
};
