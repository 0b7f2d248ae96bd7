import { readForm } from '$lib/server/forms';
import {
	carryAssignments,
	previewAssignments,
	previewSchoolYear,
	takeBackAssignments,
	type CarryPreview,
	type GroupMapping
} from '$lib/server/school-year';
import { requireSchool, type DeskActor } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/schoolloket/schooljaar';
const MAPPING = 'naar-';

const requirePlanner = (locals: App.Locals): DeskActor => requireSchool(locals, 'beheerder', 'director');

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = requirePlanner(locals);
	const { ctx } = locals;
	return {
		preview: await previewSchoolYear(ctx, actor),
		carry: shown(await previewAssignments(ctx, actor)),
		manages: actor.roles.includes('beheerder'),
		done: readDone(url)
	};
};

export const actions: Actions = {
	/** Other groups were chosen: the same page, with what that would do. */
	voorbeeld: async ({ locals, request }) => {
		const actor = requirePlanner(locals);
		const mapping = readMapping(await readForm(request));
		return { carry: shown(await previewAssignments(locals.ctx, actor, mapping)) };
	},

	overnemen: async ({ locals, request }) => {
		const actor = requirePlanner(locals);
		const form = await readForm(request);
		const applicationIds = form.getAll('applicatie').filter((value) => typeof value === 'string');
		const count = await carryAssignments(locals.ctx, actor, { mapping: readMapping(form), applicationIds });
		redirect(303, `${HERE}?overgenomen=${count}`);
	},

	terugnemen: async ({ locals }) => {
		const count = await takeBackAssignments(locals.ctx, requirePlanner(locals));
		if (count === null) return fail(400, { begun: true });
		redirect(303, `${HERE}?teruggenomen=${count}`);
	}
};

/** From each old group to the chosen one; '' for nowhere. The desk decides whether they are groups of this school. */
const readMapping = (form: FormData): GroupMapping =>
	new Map(
		[...form].flatMap(([name, value]) =>
			name.startsWith(MAPPING) && typeof value === 'string'
				? [[name.slice(MAPPING.length), value === '' ? null : value] as const]
				: []
		)
	);

/** Without the rows themselves: the page needs what they do. */
const shown = ({ applications, ...rest }: CarryPreview) => ({
	...rest,
	applications: applications.map(({ made, ...application }) => ({ ...application, count: made.length }))
});

function readDone({ searchParams }: URL): { carried: number } | { takenBack: number } | null {
	const [carried, takenBack] = [searchParams.get('overgenomen'), searchParams.get('teruggenomen')];
	if (carried !== null && /^\d{1,6}$/.test(carried)) return { carried: Number(carried) };
	return takenBack !== null && /^\d{1,6}$/.test(takenBack) ? { takenBack: Number(takenBack) } : null;
}
