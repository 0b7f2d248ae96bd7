import { answerApi } from '$lib/server/api';
import { listSharingSchools } from '$lib/server/consent';
import { requireSender } from '../sender.server';

export const GET = answerApi(async (event) => {
	const { ctx, sender } = await requireSender(event);
	return Response.json({ schools: await listSharingSchools(ctx, sender) });
});
