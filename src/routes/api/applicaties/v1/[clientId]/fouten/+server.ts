import { answerApi } from '$lib/server/api';
import { listErrors } from '$lib/server/applications/management';
import { requireApplication } from '../../managed.server';

export const GET = answerApi(async (event) => {
	const { ctx, application } = await requireApplication(event);
	const errors = await listErrors(ctx, application.id);
	return Response.json({ errors: errors.map(({ id: _id, ...error }) => error) });
});
