import { HIGHEST_DIGITS, LOWEST_DIGITS } from '$lib/domain/teacher-help/digits';
import { fetchPupil } from '$lib/server/desk';
import { readForm, readText, readWhole } from '$lib/server/forms';
import { requireSchool } from '$lib/server/staff';
import { answerHelp, pickDigits, readDeskHelp } from '$lib/server/teacher-help';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	const { pupilId, enrollment } = await fetchPupil(locals.ctx, actor, params.id);
	const { givenName, familyName } = enrollment;
	return { pupilId, givenName, familyName, help: await readDeskHelp(locals.ctx, actor, params.id) };
};

export const actions: Actions = {
	/** The digits that the child's device shows. */
	cijfers: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		// 0 is no digits that any device shows.
		const digits = readWhole(await readForm(request), 'cijfers', LOWEST_DIGITS, HIGHEST_DIGITS) ?? 0;
		const picked = await pickDigits(locals.ctx, actor, { pupilId: params.id, digits });
		if (picked !== 'right') return fail(400, { refusal: picked });
		redirect(303, pageOf(params.id));
	},

	antwoord: async ({ locals, params, request }) => {
		const actor = requireSchool(locals, 'beheerder', 'leerkracht');
		const pictures = readText(await readForm(request), 'antwoord') === 'new-pictures';
		const answer = pictures ? ('new-pictures' as const) : ('let-in' as const);
		const refusal = await answerHelp(locals.ctx, actor, { pupilId: params.id, answer });
		if (refusal) return fail(400, { refusal });
		redirect(303, pageOf(params.id));
	}
};

const pageOf = (id: string) => `/schoolloket/leerid-beheer/leerling/${id}/hulp`;
