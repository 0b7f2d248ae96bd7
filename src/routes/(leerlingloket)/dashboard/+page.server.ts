import { readPupilApplications } from '$lib/server/applications';
import { requireSession } from '$lib/server/sessions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { account, brought } = requireSession(locals);
	const applications = await readPupilApplications(locals.ctx, account.accountId, brought);
	return { applications: applications.map(({ name, startUrl, logo }) => ({ name, startUrl, logo })) };
};
