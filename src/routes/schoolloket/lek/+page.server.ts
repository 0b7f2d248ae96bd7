import { showMoment } from '$lib/domain/retention/moment';
import { readForm } from '$lib/server/forms';
import { listStaffForLeak } from '$lib/server/retention';
import { requireFreshSecondFactor, requireSchool } from '$lib/server/staff';
import { answerLeak } from '../../leak.server';
import type { Actions, PageServerLoad } from './$types';

const DAY = 24 * 60 * 60 * 1000;

export const load: PageServerLoad = async ({ locals }) => {
	const reader = requireSchool(locals, 'databeheerder', 'director');
	requireFreshSecondFactor(locals);
	const { ctx } = locals;
	const { people } = await listStaffForLeak(ctx, reader, null);
	const proposed = { from: showMoment(new Date(ctx.now.getTime() - DAY)), until: showMoment(ctx.now) };
	return { people, proposed };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const reader = requireSchool(locals, 'databeheerder', 'director');
		requireFreshSecondFactor(locals);
		return { answer: await answerLeak(locals.ctx, reader, await readForm(request)) };
	}
};
