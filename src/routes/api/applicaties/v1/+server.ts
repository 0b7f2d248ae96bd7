import { answerApi } from '$lib/server/api';
import { listManaged } from '$lib/server/applications/management';
import { OPERATOR, requireManager } from './managed.server';

export const GET = answerApi(async (event) => {
	const { ctx } = await requireManager(event);
	const rows = await listManaged(ctx, OPERATOR);
	return Response.json({ applications: rows.map(({ id: _id, ...row }) => row) });
});
