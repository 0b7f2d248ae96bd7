import { answerApi, Problem, readJson } from '$lib/server/api';
import { setKeys } from '$lib/server/applications/management';
import { allowLoopback } from '../../../../../beheer/manager.server';
import { OPERATOR, requireChangeable, showApplication } from '../../managed.server';

export const PUT = answerApi(async (event) => {
	const { ctx, application } = await requireChangeable(event);
	const { jwks, jwksUri } = await readJson<{ jwks?: object | null; jwksUri?: string | null }>(event);
	if (application.authentication !== 'private_key_jwt') throw new Problem(409, 'other-proof');
	const refusal = await setKeys(ctx, OPERATOR, {
		id: application.id,
		jwks: jwks ? JSON.stringify(jwks) : '',
		jwksUri: jwksUri ?? '',
		allowLoopback: allowLoopback()
	});
	if (refusal) {
		const errors = [{ pointer: `/${refusal.field}`, code: refusal.code }];
		throw new Problem(422, 'invalid', { extra: { errors } });
	}
	return showApplication(ctx, application.clientId);
});
