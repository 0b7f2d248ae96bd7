import { effectiveAnswersForGroup } from '$lib/server/desk/applications';
import { fetchGroup } from '$lib/server/desk';
import { requireApplicationRight } from '../../rights.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireApplicationRight(locals);
	const group = await fetchGroup(locals.ctx, actor, params.group);
	return { group, answers: await effectiveAnswersForGroup(locals.ctx, actor, group.id) };
};
