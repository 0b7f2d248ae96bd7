import { readToldFacts } from '$lib/server/applications';
import { requireSession } from '$lib/server/sessions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const told = await readToldFacts(locals.ctx, requireSession(locals).account.accountId);
	return {
		applications: told.map(({ id, name, logo, lastAt, facts }) => ({
			id,
			name,
			logo,
			lastAt,
			count: facts.length
		}))
	};
};
