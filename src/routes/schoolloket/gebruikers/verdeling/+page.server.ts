import { readForm, readText } from '$lib/server/forms';
import {
	giveTeachers,
	readDistribution,
	readInTeacherFile,
	requireSchool,
	type DeskActor,
	type Taught
} from '$lib/server/staff';
import { fail } from '@sveltejs/kit';
import { kept, readCsvForm } from '../../csv-form.server';
import type { Actions, PageServerLoad } from './$types';

const requireGiver = (locals: App.Locals): DeskActor => requireSchool(locals, 'beheerder', 'director');

/** Which group or class the page is about; the verb decides whether it is one of this school. */
const readTarget = (kind: string | null, id: string | null): Pick<Taught, 'kind' | 'id'> | null =>
	id && (kind === 'group' || kind === 'class') ? { kind, id } : null;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { teachers, taught } = await readDistribution(locals.ctx, requireGiver(locals));
	const asked = readTarget(url.searchParams.get('soort'), url.searchParams.get('van'));
	return {
		teachers: teachers.map(({ roleId, name, email }) => ({ roleId, name, email })),
		taught,
		chosen: asked && (taught.find(({ kind, id }) => kind === asked.kind && id === asked.id) ?? null)
	};
};

export const actions: Actions = {
	geef: async ({ locals, request }) => {
		const actor = requireGiver(locals);
		const form = await readForm(request);
		const target = readTarget(readText(form, 'soort'), readText(form, 'van'));
		if (!target) return fail(400, { refusal: 'none' as const });
		const roleIds = form.getAll('leerkracht').map(String);
		return { saved: await giveTeachers(locals.ctx, actor, { ...target, roleIds }) };
	},

	/** Looks only: the file comes back with the page. */
	bekijk: (event) => readIn(event, true),
	inlezen: (event) => readIn(event, false)
};

async function readIn({ locals, request }: { locals: App.Locals; request: Request }, isDryRun: boolean) {
	const actor = requireGiver(locals);
	const read = await readCsvForm(await readForm(request));
	if ('refusal' in read) return fail(400, read);
	const report = await readInTeacherFile(locals.ctx, actor, { bytes: read.bytes, isDryRun });
	if ('refusal' in report) return fail(400, { refusal: 'unreadable' as const, file: report.refusal });
	return { report, content: isDryRun ? kept(read.bytes) : null };
}
