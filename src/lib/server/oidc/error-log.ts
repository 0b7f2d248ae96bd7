import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Database } from '../db';
import { log } from '../log';
import { countProviderError } from '../metrics';
import { factsOf } from './find-account';
import { requestScope } from './request-scope';
import { writeApplicationError } from './write-application-error';

/** The provider's events that tell of an application's mistake, by the endpoint they happened at. */
const EVENTS = {
	'authorization.error': 'authorization',
	'pushed_authorization_request.error': 'par',
	'grant.error': 'token',
	'userinfo.error': 'userinfo',
	'introspection.error': 'introspection',
	'revocation.error': 'revocation',
	'end_session.error': 'logout'
} as const;

/** Writes what goes wrong for an application where its supplier can read it, and what goes wrong with us in the log. */
export function recordErrors(provider: Provider, db: Database): void {
	for (const [event, endpoint] of Object.entries(EVENTS))
		provider.on(event as 'grant.error', (koa, error) => void record(koa, endpoint, error).catch(complain));
	provider.on('server_error', (koa: KoaContextWithOIDC, error: Error) => {
		countProviderError('server', 'server_error');
		log.error(
			{ id: requestScope().ctx.requestId, route: koa.oidc?.route, err: plain(error) },
			'provider failed'
		);
	});

	async function record(koa: KoaContextWithOIDC, endpoint: string, error: Error): Promise<void> {
		countProviderError(endpoint, error.message);
		const { client } = koa.oidc;
		if (!client) return;
		const { error_description: description, error_detail: detail } = error as Error & {
			error_description?: string;
			error_detail?: string;
		};
		const { now } = requestScope().ctx;
		await writeApplicationError(db, {
			applicationId: factsOf(client).applicationId,
			at: now,
			endpoint,
			error: error.message,
			detail: [description, detail].filter(Boolean).join(': ').slice(0, 300) || null
		});
	}
}

const complain = (error: unknown) => log.warn({ err: plain(error) }, 'application error not written down');

/** Drizzle writes the parameters of a failed query into its message; they can be personal. */
export function plain(error: unknown): object {
	if (!(error instanceof Error)) return { message: String(error) };
	const [message] = error.message.split('\nparams:');
	const cause = error.cause instanceof Error ? error.cause.message.split('\nparams:')[0] : undefined;
	// A stack begins with the whole message, parameters and all.
	const stack = error.stack?.replace(error.message, '').split('\n').slice(1).join('\n');
	return { type: error.name, message, cause, stack };
}
