import { listRuns, receiveUpload, RUNS_A_PAGE } from '$lib/server/intake';
import { requireStaff } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	requireOperator(locals);
	const asked = Number(url.searchParams.get('pagina'));
	const page = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
	const { runs, total } = await listRuns(locals.ctx, page);
	return { runs, total, page, isLast: page * RUNS_A_PAGE >= total };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		requireOperator(locals);
		const { staffId } = requireStaff(locals);
		const received = await receiveUpload(locals.ctx, request, staffId);
		if ('refusal' in received) return fail(400, { refusal: received.refusal });
		redirect(303, `/beheer/aanlevering/${received.runId}`);
	}
};
