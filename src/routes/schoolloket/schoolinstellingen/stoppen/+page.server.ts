import { readConsent, stopSharing } from '$lib/server/consent';
import { requireSchool } from '$lib/server/staff';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const BACK = '/schoolloket/schoolinstellingen';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireSchool(locals, 'databeheerder');
	const { standing, pupilCount } = await readConsent(locals.ctx, actor);
	if (!standing) redirect(303, BACK);
	return { school: actor.school, pupilCount };
};

export const actions: Actions = {
	default: async ({ locals }) => {
		const actor = requireSchool(locals, 'databeheerder');
		await stopSharing(locals.ctx, actor);
		redirect(303, BACK);
	}
};
