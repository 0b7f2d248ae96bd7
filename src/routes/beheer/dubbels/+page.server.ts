import { findDuplicates, listMerges, mergePupils, tellApart, unmergePupils } from '$lib/server/duplicates';
import { readForm, readText } from '$lib/server/forms';
import { AppError } from '$lib/server/errors';
import { fail } from '@sveltejs/kit';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireOperator(locals);
	return { pairs: await findDuplicates(locals.ctx), merges: await listMerges(locals.ctx) };
};

/** The two pupils that a form is about, as `first` and `second`. */
function readPair(form: FormData): [string, string] {
	const pair: [string, string] = [readText(form, 'first'), readText(form, 'second')];
	if (!pair.every((id) => /^[0-9a-f-]{36}$/.test(id))) throw new AppError('bad-request');
	return pair;
}

export const actions: Actions = {
	samen: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const pair = readPair(form);
		const keptId = readText(form, 'kept');
		const mergedId = pair.find((id) => id !== keptId);
		if (!pair.includes(keptId) || !mergedId) return fail(400, { refusal: 'choose' as const });
		const refusal = await mergePupils(locals.ctx, { keptId, mergedId });
		return refusal ? fail(409, { refusal }) : { answer: 'merged' as const };
	},
	apart: async ({ locals, request }) => {
		requireOperator(locals);
		await tellApart(locals.ctx, readPair(await readForm(request)));
		return { answer: 'told' as const };
	},
	terug: async ({ locals, request }) => {
		requireOperator(locals);
		const undone = await unmergePupils(locals.ctx, readText(await readForm(request), 'merge'));
		return undone ? { answer: 'undone' as const } : fail(409, { refusal: 'late' as const });
	}
};
