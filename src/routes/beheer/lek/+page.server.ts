import { showMoment } from '$lib/domain/retention/moment';
import { readForm } from '$lib/server/forms';
import { listStaffForLeak } from '$lib/server/retention';
import { requireFreshSecondFactor } from '$lib/server/staff';
import { answerLeak } from '../../leak.server';
import { requireReader } from '../operator.server';
import type { Actions, PageServerLoad } from './$types';

const DAY = 24 * 60 * 60 * 1000;

export const load: PageServerLoad = async ({ locals }) => {
	const reader = requireReader(locals);
	requireFreshSecondFactor(locals);
	const { ctx } = locals;
	const { people } = await listStaffForLeak(ctx, reader, null);
	const proposed = { from: showMoment(new Date(ctx.now.getTime() - DAY)), until: showMoment(ctx.now) };
	return { people, proposed };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const reader = requireReader(locals);
		requireFreshSecondFactor(locals);
		return { answer: await answerLeak(locals.ctx, reader, await readForm(request)) };
	}
};
