import { answerApi, Problem, readJson } from '$lib/server/api';
import { setStatus } from '$lib/server/applications/management';
import { requireChangeable, showApplication } from '../../managed.server';

export const PUT = answerApi(async (event) => {
	const { ctx, application } = await requireChangeable(event);
	const { status } = await readJson<{ status: 'active' | 'suspended' }>(event);
	const lacking = await setStatus(ctx, { id: application.id, status });
	if (lacking.length > 0) {
		const errors = lacking.map((code) => ({ pointer: '', code }));
		throw new Problem(409, 'incomplete', { extra: { errors } });
	}
	return showApplication(ctx, application.clientId);
});
