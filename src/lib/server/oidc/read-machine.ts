import type { Context } from '../context';
import { readApplication } from '../applications';
import { getProvider } from './provider';

/** A machine that proved itself with a token of ours. */
export interface Machine {
	applicationId: string;
	clientId: string;
	name: string;
	/** What this token is for: never more than the operator allows the machine at this moment. */
	scopes: string[];
}

/**
 * Whose `client_credentials` token this is; null when it is nobody's, has expired, was given to a machine that is no longer
 * active, or belongs to a pupil's sign-in. A token that is bound to a key (DPoP) is nobody's here: whoever sends it as a
 * bearer may have stolen it.
 */
export async function readMachine(ctx: Context, token: string): Promise<Machine | null> {
	const provider = await getProvider();
	const found = await provider.ClientCredentials.find(token);
	if (!found?.clientId || found.jkt !== undefined) return null;
	const application = await readApplication(ctx, found.clientId);
	if (application?.kind !== 'machine' || application.status !== 'active' || application.dpopBound)
		return null;
	const { id, clientId, name } = application;
	const asked = (found.scope ?? '').split(' ');
	return {
		applicationId: id,
		clientId,
		name,
		scopes: application.scopes.filter((one) => asked.includes(one))
	};
}
