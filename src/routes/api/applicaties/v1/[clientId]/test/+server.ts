import { answerApi } from '$lib/server/api';
import { testConnection } from '$lib/server/applications/management';
import { loopbackHosts } from '../../../../../beheer/manager.server';
import { OPERATOR, requireApplication } from '../../managed.server';

export const POST = answerApi(async (event) => {
	const { ctx, application } = await requireApplication(event);
	const input = { id: application.id, loopbackHosts: loopbackHosts() };
	return Response.json({ verdicts: await testConnection(ctx, OPERATOR, input) });
});
