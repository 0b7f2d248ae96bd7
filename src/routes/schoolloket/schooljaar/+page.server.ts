import { readForm } from '$lib/server/forms';
import {
	carryAssignments,
	previewAssignments,
	previewSchoolYear,
	takeBackAssignments,
	type CarryPreview,
	type Chosen
} from '$lib/server/school-year';
import { requireSchool, type DeskActor } from '$lib/server/staff';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/schoolloket/schooljaar';
const GROUP = 'naar-';
const CLASS = 'klas-';

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
		const chosen = readChosen(await readForm(request));
		return { carry: shown(await previewAssignments(locals.ctx, actor, chosen)) };
	},

	overnemen: async ({ locals, request }) => {
		const actor = requirePlanner(locals);
		const form = await readForm(request);
		const applicationIds = form.getAll('applicatie').filter((value) => typeof value === 'string');
		const count = await carryAssignments(locals.ctx, actor, { chosen: readChosen(form), applicationIds });
		redirect(303, `${HERE}?overgenomen=${count}`);
	},

	terugnemen: async ({ locals }) => {
		const count = await takeBackAssignments(locals.ctx, requirePlanner(locals));
		if (count === null) return fail(400, { begun: true });
		redirect(303, `${HERE}?teruggenomen=${count}`);
	}
};

/** From each old group and class to the chosen one. The desk decides whether they are of this school. */
const readChosen = (form: FormData): Chosen => ({
	groups: readMapping(form, GROUP),
	classes: readMapping(form, CLASS)
});

/** '' for nowhere. */
const readMapping = (form: FormData, prefix: string): ReadonlyMap<string, string | null> =>
	new Map(
		[...form].flatMap(([name, value]) =>
			name.startsWith(prefix) && typeof value === 'string'
				? [[name.slice(prefix.length), value === '' ? null : value] as const]
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
