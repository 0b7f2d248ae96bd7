import type { Manager } from '$lib/server/applications/management';
import { getSettings } from '$lib/server/env';
import { demoApplicationAddress } from '$lib/server/oidc';
import { refuse, requireStaff } from '$lib/server/staff';

/** The operator, who looks after every application. Anybody else is refused, which the audit hears of. */
export function requireOperator(locals: App.Locals): Manager {
	if (!requireStaff(locals).roles.includes('operator')) refuse(locals, ['operator']);
	return { role: 'operator' };
}

/** A supplier's contact: looks after the applications that carry the address with which they were invited. */
export function requireSupplier(locals: App.Locals): Manager {
	const { roles, email } = requireStaff(locals);
	if (!roles.includes('toepassingsbeheerder')) refuse(locals, ['toepassingsbeheerder']);
	return { role: 'toepassingsbeheerder', email };
}

/** In the demonstration applications live on this very machine, over http. */
export const allowLoopback = (): boolean => getSettings().demo === 'fixed';

/** What a test of the connection may call on this machine. */
export const loopbackHosts = (): string[] =>
	allowLoopback() ? [new URL(demoApplicationAddress()).host] : [];
