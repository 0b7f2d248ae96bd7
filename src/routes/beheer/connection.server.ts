import {
	fetchManaged,
	listErrors,
	rotateSecret,
	setKeys,
	testConnection,
	type Manager
} from '$lib/server/applications/management';
import { readForm, readText } from '$lib/server/forms';
import { issuer } from '$lib/server/oidc';
import { hasFreshSecondFactor, requireFreshSecondFactor } from '$lib/server/staff';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { allowLoopback, loopbackHosts } from './manager.server';

/** Keys, test and errors of one application: the same page for its supplier and for the operator. */
export async function loadConnection(locals: App.Locals, manager: Manager, id: string) {
	const application = await fetchManaged(locals.ctx, manager, id);
	const { name, clientId, status, redirectUris, authentication, jwks, jwksUri, secrets } = application;
	return {
		issuer: issuer(),
		application: {
			name,
			clientId,
			status,
			redirectUris,
			authentication,
			jwks: jwks === null ? '' : JSON.stringify(jwks, null, '\t'),
			jwksUri: jwksUri ?? '',
			secrets
		},
		errors: await listErrors(locals.ctx, application.id)
	};
}

/** The actions of that page. Whatever touches keys asks for a second factor that was given just now. */
export function connectionActions(managerOf: (locals: App.Locals) => Manager) {
	const idOf = ({ params }: RequestEvent) => params.id ?? '';
	return {
		geheim: async (event: RequestEvent) => {
			const manager = managerOf(event.locals);
			requireFreshSecondFactor(event.locals);
			// In the answer and nowhere else: not in an address, a cookie or the log.
			return { secret: await rotateSecret(event.locals.ctx, manager, idOf(event)) };
		},
		sleutels: async (event: RequestEvent) => {
			const { locals, request } = event;
			const manager = managerOf(locals);
			const form = await readForm(request);
			const typed = { jwksUri: readText(form, 'jwksUri'), jwks: readText(form, 'jwks') };
			if (!hasFreshSecondFactor(locals)) return fail(403, { typed, stale: true });
			const input = { id: idOf(event), ...typed, allowLoopback: allowLoopback() };
			const refusal = await setKeys(locals.ctx, manager, input);
			return refusal ? fail(400, { typed, refusal }) : { keysSaved: true };
		},
		test: async (event: RequestEvent) => {
			const { locals } = event;
			const manager = managerOf(locals);
			const input = { id: idOf(event), loopbackHosts: loopbackHosts() };
			return { verdicts: await testConnection(locals.ctx, manager, input), at: locals.ctx.now };
		}
	};
}
