import { readToldFacts } from '$lib/server/applications';
import { AppError } from '$lib/server/errors';
import { requireSession } from '$lib/server/sessions';
import type { PageServerLoad } from './$types';

/** An application that this pupil never opened is not there, whether or not it exists. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const told = await readToldFacts(locals.ctx, requireSession(locals).account.accountId);
	const application = told.find(({ id }) => id === params.application);
	if (!application) throw new AppError('not-found');
	return { application, today: locals.ctx.now };
};
