import { approveRun, discardRun, readRun, retryRun } from '$lib/server/intake';
import { AppError } from '$lib/server/errors';
import { fail } from '@sveltejs/kit';
import { requireOperator } from '../../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireOperator(locals);
	const run = await readRun(locals.ctx, params.id);
	if (!run) throw new AppError('not-found');
	return { run };
};

export const actions: Actions = {
	ja: async ({ locals, params }) => {
		requireOperator(locals);
		return (await approveRun(locals.ctx, params.id))
			? { done: 'approved' as const }
			: fail(409, { late: true });
	},
	nee: async ({ locals, params }) => {
		requireOperator(locals);
		return (await discardRun(locals.ctx, params.id))
			? { done: 'discarded' as const }
			: fail(409, { late: true });
	},
	opnieuw: async ({ locals, params }) => {
		requireOperator(locals);
		return (await retryRun(locals.ctx, params.id)) ? { done: 'retried' as const } : fail(409, { late: true });
	}
};
