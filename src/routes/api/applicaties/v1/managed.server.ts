import { Problem, requireMachine } from '$lib/server/api';
import { findManaged, type ManagedApplication, type Manager } from '$lib/server/applications/management';
import type { Context } from '$lib/server/context';
import type { RequestEvent } from '@sveltejs/kit';
import { bodyOfApplication } from './application-json.server';

export const OPERATOR: Manager = { role: 'operator' };

/** The machine that asks, when it may manage applications. */
export const requireManager = (event: RequestEvent) => requireMachine(event, 'applications.manage');

/** The application of this address. Throws a `Problem` when there is none. */
export async function requireApplication(
	event: RequestEvent
): Promise<{ ctx: Context; application: ManagedApplication }> {
	const { ctx } = await requireManager(event);
	const application = await findManaged(ctx, OPERATOR, event.params.clientId ?? '');
	if (!application) throw new Problem(404, 'not-found');
	return { ctx, application };
}

/** The same, for a change: machines are an operator's own work, so that none can make itself a successor. */
export async function requireChangeable(event: RequestEvent) {
	const found = await requireApplication(event);
	refuseMachine(found.application);
	return found;
}

export function refuseMachine({ kind }: ManagedApplication): void {
	if (kind === 'machine')
		throw new Problem(403, 'by-a-person', { detail: 'An operator changes machines, under /beheer.' });
}

/** As it is now, after a change. */
export async function showApplication(ctx: Context, clientId: string, status = 200): Promise<Response> {
	const application = await findManaged(ctx, OPERATOR, clientId);
	if (!application) throw new Problem(404, 'not-found');
	return Response.json(bodyOfApplication(application), { status });
}
