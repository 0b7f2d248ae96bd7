import {
	judgeClock,
	judgeLogout,
	judgeRedirect,
	type CallOutcome,
	type ConnectionVerdict
} from '$lib/domain/applications/connection-check';
import { readPublicKeys } from '$lib/domain/applications/public-keys';
import { recordAudit } from '../../audit';
import type { Context } from '../../context';
import { callGuarded } from './guarded-call';
import { fetchManaged, type ManagedApplication, type Manager } from './manager';

/** Addresses that one test visits, at most. */
const MAX_VISITS = 3;

/**
 * *Test de verbinding*: visits the redirect addresses, reads keys and clock, and sends a logout token that must be refused.
 * Nothing of a pupil goes out. `loopbackHosts` may be called although they are on this machine: the demo's.
 */
export async function testConnection(
	ctx: Context,
	manager: Manager,
	{ id, loopbackHosts }: { id: string; loopbackHosts: readonly string[] }
): Promise<ConnectionVerdict[]> {
	const application = await fetchManaged(ctx, manager, id);
	const call = (address: string, form?: Record<string, string>) =>
		callGuarded(address, { loopbackHosts, ...(form && { form }) });
	const { backchannelLogoutUri, jwksUri } = application;
	const addresses = application.redirectUris.slice(0, MAX_VISITS);
	const started = Date.now();
	const [visits, keys, logout] = await Promise.all([
		Promise.all(
			addresses.map(async (address) => ({ address, outcome: await call(address), at: new Date() }))
		),
		jwksUri === null ? null : call(jwksUri),
		backchannelLogoutUri === null
			? null
			: call(backchannelLogoutUri, { logout_token: 'leerid.connection.test' })
	]);
	const told = visits.find(({ outcome }) => 'date' in outcome && outcome.date !== null);
	const verdicts = [
		...visits.map(({ address, outcome }) => judgeRedirect(address, outcome)),
		...(visits.length === 0 && application.kind === 'web' ? [NO_REDIRECT] : []),
		judgeKeys(application, keys),
		judgeClock(told?.outcome ?? keys ?? logout, told?.at ?? new Date()),
		...(application.kind === 'web' ? [judgeLogout(logout)] : [])
	];
	await recordAudit(ctx, {
		action: 'application.connection-tested',
		detail: {
			applicationId: application.id,
			bad: verdicts.filter(({ grade }) => grade === 'bad').length,
			milliseconds: Date.now() - started
		}
	});
	return verdicts;
}

const NO_REDIRECT: ConnectionVerdict = { check: 'redirect', grade: 'bad', code: 'no-redirect', detail: null };

/** Whether the application can prove itself now. */
function judgeKeys(
	{ authentication, jwks, secrets }: ManagedApplication,
	answer: CallOutcome | null
): ConnectionVerdict {
	const said = (grade: ConnectionVerdict['grade'], code: string, detail: string | null = null) =>
		({ check: 'keys', grade, code, detail }) as const;
	if (authentication === 'none') return said('good', 'no-proof');
	if (authentication !== 'private_key_jwt') {
		if (secrets.length === 0) return said('bad', 'no-secret');
		return secrets.length === 1 ? said('good', 'secret-works') : said('warning', 'two-secrets');
	}
	if (answer && 'failure' in answer) return said('bad', answer.failure);
	if (answer && answer.status !== 200) return said('bad', 'keys-status', String(answer.status));
	const read = readPublicKeys(answer ? answer.body : JSON.stringify(jwks));
	if ('refusal' in read) return said('bad', 'bad-keys', read.refusal);
	return said('good', 'keys-read', String(read.jwks.keys.length));
}
