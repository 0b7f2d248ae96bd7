import { effectiveAnswersFor } from '$lib/server/desk/applications';
import { viewPupil } from '$lib/server/desk';
import { requireApplicationRight } from '../../rights.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = requireApplicationRight(locals);
	const { pupilId, enrollment, status } = await viewPupil(locals.ctx, actor, params.pupil);
	const { givenName, familyName, groupName } = enrollment;
	return {
		pupil: { pupilId, name: `${givenName} ${familyName}`, groupName, status },
		answers: await effectiveAnswersFor(locals.ctx, actor, pupilId)
	};
};
