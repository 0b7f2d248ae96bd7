import { readFile, readForm } from '$lib/server/forms';
import { oneChunk } from '$lib/server/intake';
import { takeOverAccountsFile } from '$lib/server/takeover';
import { fail } from '@sveltejs/kit';
import { requireOperator } from '../manager.server';
import type { Actions, PageServerLoad } from './$types';

/** More than anybody reads; the refused ones first. */
const SHOWN = 500;

export const load: PageServerLoad = ({ locals, url }) => {
	requireOperator(locals);
	return { noFile: url.searchParams.get('zonder') === 'bestand' };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		requireOperator(locals);
		const form = await readForm(request);
		const file = await readFile(form, 'bestand');
		if (!file) return fail(400, { problem: 'none' as const });
		const isDryRun = form.has('droogloop');
		const report = await takeOverAccountsFile(locals.ctx, oneChunk(file), { isDryRun });
		if (!report) return fail(409, { problem: 'meanwhile' as const });
		if ('refusal' in report) return fail(400, { problem: 'unread' as const, refusal: report.refusal });
		const refusedFirst = report.rows.toSorted(
			(a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused')
		);
		return { report: { ...report, rows: refusedFirst.slice(0, SHOWN), isCut: report.rows.length > SHOWN } };
	}
};
