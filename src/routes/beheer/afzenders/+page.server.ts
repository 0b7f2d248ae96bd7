import { readSchoolNumbers } from '$lib/domain/roster/school-numbers';
import { readForm, readText } from '$lib/server/forms';
import { listFeedSenders, setSchoolScope } from '$lib/server/intake';
import { fail, redirect } from '@sveltejs/kit';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	requireOperator(locals);
	return {
		senders: await listFeedSenders(locals.ctx),
		saved: url.searchParams.get('gedaan') === 'bewaard'
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const applicationId = readText(form, 'systeem');
		const typed = readText(form, 'scholen');
		const isLimited = readText(form, 'welke') === 'some';
		const read = readSchoolNumbers(typed);
		const back = { applicationId, typed };
		if (isLimited && 'bad' in read) return fail(400, { ...back, bad: read.bad });
		if (isLimited && 'numbers' in read && read.numbers.length === 0) return fail(400, { ...back, bad: null });
		const numbers = isLimited && 'numbers' in read ? read.numbers : null;
		await setSchoolScope(locals.ctx, { applicationId, numbers });
		redirect(303, '/beheer/afzenders?gedaan=bewaard');
	}
};
