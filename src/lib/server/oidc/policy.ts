import { isScope } from '$lib/domain/applications/claims';
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { PupilAccount } from './find-account';
import { requestScope } from './request-scope';

const { Check, Prompt, base } = interactionPolicy;

export const NOT_ASSIGNED = 'not_assigned';

/** When a person has to be asked something before the application gets its answer. */
export function createPolicy(): interactionPolicy.DefaultPolicy {
	const policy = base();
	const login = policy.get('login');
	if (!login) throw new Error('the provider has no login prompt');

	login.checks.remove('no_session');
	login.checks.add(
		new Check('no_session', 'End-User authentication is required', 'login_required', needsSignIn),
		0
	);

	// Before consent, which no child is asked for: the school decided.
	policy.add(
		new Prompt(
			{ name: 'assignment', requestable: false },
			new Check(NOT_ASSIGNED, 'the application is not assigned to this pupil', 'access_denied', isNotAssigned)
		),
		1
	);
	return policy;
}

/** The provider's session counts only while ours is live in the same browser and of the same pupil (D12). */
function needsSignIn({ oidc }: KoaContextWithOIDC): boolean {
	const { session } = requestScope();
	return !session || !oidc.account || oidc.session?.accountId !== session.account.accountId;
}

/**
 * A scope that does not exist is refused, as the access management does (CONVENTIONS §3); the provider drop it.
 * Called for each request, pushed ones (RFC 9126) too, and looks at it as it came: what was dropped is gone by then.
 */
export function refuseUnknownScopes({ oidc, query }: KoaContextWithOIDC): void {
	const unknown = String(oidc.body?.scope ?? query.scope ?? '')
		.split(' ')
		.filter((one) => one !== '' && !isScope(one));
	if (unknown.length > 0) throw new errors.InvalidScope('requested scope is not known', unknown.join(' '));
}

const isNotAssigned = ({ oidc }: KoaContextWithOIDC) =>
	oidc.account !== undefined && !(oidc.account as PupilAccount).access.assigned;
