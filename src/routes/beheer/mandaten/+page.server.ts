import { readFile, readForm } from '$lib/server/forms';
import { oneChunk } from '$lib/server/intake';
import { importMandatesFile } from '$lib/server/staff/mandates';
import { fail } from '@sveltejs/kit';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	requireOperator(locals);
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		requireOperator(locals);
		const file = await readFile(await readForm(request), 'bestand');
		if (!file) return fail(400, { refusal: 'none' as const });
		const report = await importMandatesFile(locals.ctx, oneChunk(file));
		if ('refusal' in report) return fail(400, { refusal: 'file' as const });
		return { report };
	}
};
