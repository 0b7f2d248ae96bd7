import type * as Client from 'openid-client';
import { getSettings, isLoopback, type StaffOidc } from '../../env';
import { AppError } from '../../errors';

/** Seconds. Longer than this nobody waits for a sign-in page. */
const TIMEOUT = 5;
/** Milliseconds after which what the provider says about itself is asked again. */
const KEEP = 60 * 60 * 1000;

let found: { configuration: Promise<Client.Configuration>; at: number } | undefined;

/** Loaded where staff sign in through a provider only. */
const loadClient = (): Promise<typeof Client> => import('openid-client');

export interface Provider {
	settings: StaffOidc;
	configuration: Client.Configuration;
	client: typeof Client;
}

/** Whether staff may sign in through a provider at all. */
export const hasExternalProvider = (): boolean => getSettings().staffOidc !== undefined;

/** The provider's own settings, and what it says about itself. Throws `AppError`: `not-found` without, `unavailable` when silent. */
export async function getProvider(now: Date): Promise<Provider> {
	const settings = getSettings().staffOidc;
	if (!settings) throw new AppError('not-found');
	if (!found || now.getTime() - found.at > KEEP)
		found = { configuration: discover(settings), at: now.getTime() };
	try {
		return { settings, configuration: await found.configuration, client: await loadClient() };
	} catch (cause) {
		found = undefined;
		throw new AppError('unavailable', {
			message: 'the provider for staff does not answer',
			cause,
			retryAfterSeconds: 30
		});
	}
}

async function discover({ issuer, clientId, clientSecret }: StaffOidc): Promise<Client.Configuration> {
	const { allowInsecureRequests, discovery, enableNonRepudiationChecks } = await loadClient();
	// The settings allow plain http on this machine only.
	const insecure = issuer.protocol === 'http:' && isLoopback(issuer.hostname);
	return discovery(issuer, clientId, clientSecret, undefined, {
		timeout: TIMEOUT,
		// The signature of an ID token is checked too, although it comes straight from the provider.
		execute: [enableNonRepudiationChecks, ...(insecure ? [allowInsecureRequests] : [])]
	});
}
