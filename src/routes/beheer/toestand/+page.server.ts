import { readForm, readText } from '$lib/server/forms';
import { readServiceHealth, rerunFailed } from '$lib/server/operations';
import { readWholeNotice, setNotice } from '$lib/server/service';
import { fail } from '@sveltejs/kit';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	requireOperator(locals);
	return {
		health: await readServiceHealth(locals.ctx),
		written: (await readWholeNotice(locals.ctx)) ?? { nl: '', en: '', fr: '' }
	};
};

export const actions: Actions = {
	taak: async ({ locals, request }) => {
		requireOperator(locals);
		const queued = await rerunFailed(locals.ctx, readText(await readForm(request), 'id'));
		return queued ? { done: 'rerun' as const } : fail(409, { done: 'gone' as const });
	},

	mededeling: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const written = { nl: readText(form, 'nl'), en: readText(form, 'en'), fr: readText(form, 'fr') };
		const refusal = await setNotice(locals.ctx, written);
		return refusal ? fail(400, { refusal, written }) : { done: 'notice' as const };
	}
};
