import { normalizeUsername } from '$lib/domain/accounts/username';
import { eq, or, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { recordRead, type Reader } from '../data-reads';
import { accounts } from '../db';
import { fetchPupil } from '../desk';
import type { DeskActor } from '../staff';
import { collectPupil, type PupilExport } from './collect-pupil';

/**
 * Everything about a pupil of the actor's school that the school may see, for a request of access. Any other pupil is
 * refused. Ask a fresh second factor first: one file holds a child's whole history.
 */
export async function exportPupilAtSchool(
	ctx: Context,
	actor: DeskActor,
	pupilId: string
): Promise<PupilExport> {
	const { account } = await fetchPupil(ctx, actor, pupilId);
	return inTransaction(ctx, async (ctx) => {
		await recordRead(ctx, actor, { what: 'export', pupilIds: [pupilId] });
		await recordAudit(ctx, {
			action: 'pupil.exported',
			accountId: account?.accountId,
			schoolId: actor.schoolId,
			detail: { pupil: pupilId, scope: 'school' }
		});
		return collectPupil(ctx, pupilId, actor);
	});
}

/**
 * Everything about a pupil, whatever the school, for the operator: found by username or by LeerID_uuid, also after the
 * pupil left. Null when there is no such account (any more).
 */
export async function exportPupilForOperator(
	ctx: Context,
	operator: Reader,
	name: string
): Promise<PupilExport | null> {
	const username = normalizeUsername(name);
	const [account] = await ctx.db
		.select({ id: accounts.id, pupilId: accounts.pupilId })
		.from(accounts)
		.where(
			or(
				eq(sql`lower(${accounts.username})`, username),
				validate(name.trim()) ? eq(accounts.id, name.trim()) : undefined
			)
		);
	if (!account) return null;
	return inTransaction(ctx, async (ctx) => {
		await recordRead(ctx, operator, { what: 'export', pupilIds: [account.pupilId] });
		await recordAudit(ctx, {
			action: 'pupil.exported',
			accountId: account.id,
			detail: { pupil: account.pupilId, scope: 'everything' }
		});
		return collectPupil(ctx, account.pupilId, { schoolId: null });
	});
}
