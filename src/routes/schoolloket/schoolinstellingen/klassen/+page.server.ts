import { previewSchoolFile, readConsent, readInSchoolFile, type SchoolFile } from '$lib/server/consent';
import { readForm, readText } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { fail } from '@sveltejs/kit';
import { kept, readCsvForm } from '../../csv-form.server';
import type { Actions, PageServerLoad } from './$types';

/** More than anybody reads; the refused ones first. */
const SHOWN = 200;

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireSchool(locals, 'beheerder');
	const { software, standing } = await readConsent(locals.ctx, actor);
	return { software, shares: standing !== null };
};

const scopeOf = (form: FormData): SchoolFile['scope'] =>
	readText(form, 'wat') === 'changes' ? 'changes' : 'whole';

export const actions: Actions = {
	/** Looks only: the file comes back with the page, and nothing of it is kept here. */
	bekijk: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const form = await readForm(request);
		const scope = scopeOf(form);
		const read = await readCsvForm(form);
		if ('refusal' in read) return fail(400, { ...read, scope });
		const result = await previewSchoolFile(locals.ctx, actor, { bytes: read.bytes, scope });
		if ('refusal' in result) return fail(400, { ...result, scope });
		const refusedFirst = result.rows.toSorted(
			(a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused')
		);
		const preview = { ...result, rows: refusedFirst.slice(0, SHOWN), isCut: result.rows.length > SHOWN };
		return { preview, scope, content: kept(read.bytes) };
	},

	inlezen: async ({ locals, request }) => {
		const actor = requireSchool(locals, 'beheerder');
		const form = await readForm(request);
		const scope = scopeOf(form);
		const read = await readCsvForm(form);
		if ('refusal' in read) return fail(400, { ...read, scope });
		const result = await readInSchoolFile(locals.ctx, actor, { bytes: read.bytes, scope });
		if ('refusal' in result) return fail(400, { ...result, scope });
		return { done: { stored: result.report.stored, refused: result.report.refusedCount } };
	}
};
