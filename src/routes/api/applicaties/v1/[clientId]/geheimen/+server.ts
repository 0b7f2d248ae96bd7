import { answerApi, Problem, readJson } from '$lib/server/api';
import { rotateSecret } from '$lib/server/applications/management';
import { OPERATOR, requireChangeable } from '../../managed.server';

export const POST = answerApi(async (event) => {
	const { ctx, application } = await requireChangeable(event);
	const { endFormer = false } = await readJson<{ endFormer?: boolean }>(event);
	// Whoever did not get an answer and asks again must not end the secret that is in use.
	if (application.secrets.length > 1 && !endFormer) throw new Problem(409, 'two-secrets');
	const secret = await rotateSecret(ctx, OPERATOR, application.id);
	if (secret === null) throw new Problem(409, 'other-proof');
	return Response.json({ secret }, { status: 201 });
});
