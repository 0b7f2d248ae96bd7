import { sql } from 'drizzle-orm';
import { recordAudits } from '../audit';
import { issueMissingCards } from '../cards';
import type { Context } from '../context';
import { credentials } from '../db';
import { tellPasswordsGiven } from '../email-addresses';
import { endAllSessions } from '../sessions';
import { credentialOf, type HashedAccount } from './create-accounts';

const CHUNK = 500;

/**
 * Replaces the secrets of existing accounts by generated ones, of the same or another kind, ends all their sessions, tells the
 * verified addresses (SECURITY 6.3.7), and gives a card to who has none; in the caller's transaction. The card of who has one stays as it is (D3).
 */
export async function issueNewSecrets(
	ctx: Context,
	batch: readonly Omit<HashedAccount, 'pupilId' | 'username' | 'type'>[]
): Promise<void> {
	for (let start = 0; start < batch.length; start += CHUNK) {
		const chunk = batch.slice(start, start + CHUNK);
		await ctx.db
			.insert(credentials)
			.values(chunk.map((account) => credentialOf(account, ctx.now)))
			.onConflictDoUpdate({
				target: credentials.accountId,
				set: {
					kind: sql`excluded.kind`,
					hash: sql`excluded.hash`,
					pepperId: sql`excluded.pepper_id`,
					mustReplace: sql`excluded.must_replace`,
					expiresAt: sql`excluded.expires_at`,
					changedAt: sql`excluded.changed_at`
				}
			});
		await tellPasswordsGiven(
			ctx,
			chunk.map(({ accountId }) => accountId)
		);
	}
	const accountIds = batch.map(({ accountId }) => accountId);
	await issueMissingCards(ctx, accountIds);
	for (const accountId of accountIds) await endAllSessions(ctx, accountId);
	await recordAudits(
		ctx,
		batch.map(({ accountId, schoolId, kind }) => ({
			action: 'account.secret-renewed' as const,
			accountId,
			schoolId,
			detail: { kind }
		}))
	);
}
