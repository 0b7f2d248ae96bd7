import { answerApi, Problem } from '$lib/server/api';
import { setLogo } from '$lib/server/applications/management';
import { requireChangeable, showApplication } from '../../managed.server';

export const PUT = answerApi(async (event) => {
	const { ctx, application } = await requireChangeable(event);
	if (event.request.headers.get('content-type') !== 'image/png') {
		throw new Problem(415, 'not-png', { detail: 'Send image/png.' });
	}
	const bytes = new Uint8Array(await event.request.arrayBuffer());
	const refusal = await setLogo(ctx, { id: application.id, bytes });
	if (refusal) throw new Problem(422, 'invalid', { extra: { errors: [{ pointer: '', code: refusal }] } });
	return showApplication(ctx, application.clientId);
});

export const DELETE = answerApi(async (event) => {
	const { ctx, application } = await requireChangeable(event);
	if (application.logo !== null) await setLogo(ctx, { id: application.id, bytes: null });
	return new Response(null, { status: 204 });
});
