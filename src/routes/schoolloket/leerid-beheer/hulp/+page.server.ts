import { requireSchool } from '$lib/server/staff';
import { listHelp } from '$lib/server/teacher-help';
import type { PageServerLoad } from './$types';

/** *Vragen om hulp*: who waits for the teacher now. */
export const load: PageServerLoad = async ({ locals }) => {
	const actor = requireSchool(locals, 'beheerder', 'leerkracht');
	return { seekers: await listHelp(locals.ctx, actor) };
};
