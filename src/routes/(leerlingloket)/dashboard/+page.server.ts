import { readPupilApplications } from '$lib/server/applications';
import { requireSession } from '$lib/server/sessions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { accountId } = requireSession(locals).account;
	return { applications: await readPupilApplications(locals.ctx, accountId) };
};
