import { refuseAddress, type AddressRefusal } from '$lib/domain/applications/address';
import { readPublicKeys, type KeysRefusal } from '$lib/domain/applications/public-keys';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../../audit';
import { inTransaction, type Context } from '../../context';
import { applications } from '../../db';
import { forgetApplications } from '../recall-application';
import { fetchManaged, type Manager } from './manager';

export type KeyChangeRefusal =
	{ field: 'jwksUri'; code: AddressRefusal } | { field: 'jwks'; code: KeysRefusal | 'one-of' | 'missing' };

/**
 * Replaces the public keys of an application: an address to read them at, or the keys themselves. Works at its next
 * request. Nothing happens to an application that proves itself otherwise.
 */
export async function setKeys(
	ctx: Context,
	manager: Manager,
	typed: { id: string; jwksUri: string; jwks: string; allowLoopback: boolean }
): Promise<KeyChangeRefusal | null> {
	const application = await fetchManaged(ctx, manager, typed.id);
	if (application.authentication !== 'private_key_jwt') return null;
	const [uri, set] = [typed.jwksUri.trim(), typed.jwks.trim()];
	if (uri !== '' && set !== '') return { field: 'jwks', code: 'one-of' };
	if (uri === '' && set === '') return { field: 'jwks', code: 'missing' };
	const wrong = uri === '' ? null : refuseAddress(uri, typed);
	if (wrong) return { field: 'jwksUri', code: wrong };
	const read = set === '' ? null : readPublicKeys(set);
	if (read && 'refusal' in read) return { field: 'jwks', code: read.refusal };
	await inTransaction(ctx, async (ctx) => {
		await ctx.db
			.update(applications)
			.set({ jwksUri: uri || null, jwks: read?.jwks ?? null, updatedAt: ctx.now })
			.where(eq(applications.id, application.id));
		await recordAudit(ctx, {
			action: 'application.keys-changed',
			detail: { applicationId: application.id, by: manager.role }
		});
	});
	forgetApplications();
	return null;
}
