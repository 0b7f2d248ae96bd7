import { readApplicationInput } from '$lib/domain/applications/application-input';
import { answerApi, Problem, readJson } from '$lib/server/api';
import { createApplication, findManaged, updateApplication } from '$lib/server/applications/management';
import { allowLoopback } from '../../../../beheer/manager.server';
import { bodyOfApplication, typedOfBody, type ApplicationBody } from '../application-json.server';
import {
	OPERATOR,
	refuseMachine,
	requireApplication,
	requireManager,
	showApplication
} from '../managed.server';

export const GET = answerApi(async (event) => {
	const { application } = await requireApplication(event);
	return Response.json(bodyOfApplication(application));
});

export const PUT = answerApi(async (event) => {
	const { ctx } = await requireManager(event);
	const body = await readJson<ApplicationBody>(event);
	const { clientId = '' } = event.params;
	const before = await findManaged(ctx, OPERATOR, clientId);
	if (before) refuseMachine(before);
	const read = readApplicationInput(typedOfBody(body, before), { clientId, allowLoopback: allowLoopback() });
	if ('refusals' in read) {
		const errors = read.refusals.map(({ field, ...why }) => ({ pointer: `/${field}`, ...why }));
		throw new Problem(422, 'invalid', { extra: { errors } });
	}
	if (before) {
		await updateApplication(ctx, { id: before.id, input: read.input });
		return showApplication(ctx, clientId);
	}
	const made = await createApplication(ctx, { clientId, input: read.input });
	if ('id' in made) return showApplication(ctx, clientId, 201);
	if (made.refusal === 'taken') throw new Problem(409, 'conflict', { detail: 'Somebody else just made it.' });
	throw new Problem(422, 'invalid', { extra: { errors: [{ pointer: '/clientId', code: made.refusal }] } });
});
