import type { MachineScope } from '$lib/domain/applications/machine-scopes';
import type { RequestEvent } from '@sveltejs/kit';
import type { Context } from '../context';
import { readMachine, type Machine } from '../oidc';
import { Problem } from './problem';

const REALM = 'Bearer realm="LeerID"';

/**
 * The machine that asks, when it may do this. It got a token at `/oidc/token` with `client_credentials` and this scope, and
 * sends it as `Authorization: Bearer`. Throws a `Problem` otherwise: 401 without a token that works, 403 when the token or
 * the machine lacks the scope (RFC 6750 §3.1). Whether the machine is active and still has the scope is asked again at every
 * request. `ctx` of the answer acts in its name, so the audit knows which machine did what. Call it within `answerApi`,
 * before the body is read.
 */
export async function requireMachine(
	{ request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
	scope: MachineScope
): Promise<Machine & { ctx: Context }> {
	const token = /^Bearer +([\w~+/.-]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
	if (token === undefined) {
		throw new Problem(401, 'token-missing', {
			detail: 'Send the access token in the header Authorization: Bearer.',
			headers: { 'www-authenticate': REALM }
		});
	}
	const machine = await readMachine(locals.ctx, token);
	if (!machine) {
		throw new Problem(401, 'token-invalid', {
			detail: 'The token does not work (any more): get another one.',
			headers: { 'www-authenticate': `${REALM}, error="invalid_token"` }
		});
	}
	if (!machine.scopes.includes(scope)) {
		throw new Problem(403, 'scope-missing', {
			detail: `This asks for a token with the scope ${scope}.`,
			headers: { 'www-authenticate': `${REALM}, error="insufficient_scope", scope="${scope}"` }
		});
	}
	const ctx: Context = {
		...locals.ctx,
		actor: { kind: 'client', applicationId: machine.applicationId }
	};
	return { ...machine, ctx };
}
