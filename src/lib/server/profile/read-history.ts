import { and, desc, eq, inArray } from 'drizzle-orm';
import type { AuditAction } from '../audit';
import type { Context } from '../context';
import { auditEvents } from '../db';

/** What a pupil is told about the own account; the rest of the audit says nothing to a pupil. */
export const HISTORY_ACTIONS = [
	'sign-in.succeeded',
	'sign-in.failed',
	'sign-in.barred',
	'sign-in.passkey-awaited',
	'sign-out',
	'session.superseded',
	'sessions.ended',
	'session.ended-elsewhere',
	'password.replaced',
	'password.reset-mailed',
	'password.reset',
	'password.check-failed',
	'email.added',
	'email.confirmed',
	'email.removed',
	'passkey.added',
	'passkey.removed',
	'passkey.asked-too',
	'passkey.not-asked-any-more',
	'account.created',
	'account.secret-renewed',
	'account.username-changed',
	'account.blocked',
	'account.unblocked',
	'card.voided',
	'spare-card.lent'
] as const satisfies readonly AuditAction[];

export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

export interface OwnEvent {
	at: Date;
	action: HistoryAction;
	/** Coarse; null when the school or LeerID itself did it. */
	device: string | null;
	/** `school` for anybody of the desk: a pupil's page names nobody. */
	by: 'pupil' | 'school' | 'unknown';
}

/** Events shown at most. */
const MOST = 100;

/** What happened to the pupil's account, the newest first (F39 for the pupil's own eyes). */
export async function readOwnHistory({ db }: Context, accountId: string): Promise<OwnEvent[]> {
	const rows = await db
		.select({
			at: auditEvents.at,
			action: auditEvents.action,
			actorKind: auditEvents.actorKind,
			device: auditEvents.device
		})
		.from(auditEvents)
		.where(and(eq(auditEvents.accountId, accountId), inArray(auditEvents.action, [...HISTORY_ACTIONS])))
		.orderBy(desc(auditEvents.at), desc(auditEvents.id))
		.limit(MOST);
	return rows.map(({ at, action, actorKind, device }) => {
		const byOthers = actorKind === 'staff' || action.startsWith('account.') || action === 'card.voided';
		return {
			at,
			action: action as HistoryAction,
			device: byOthers ? null : device,
			by: byOthers ? 'school' : actorKind === 'pupil' ? 'pupil' : 'unknown'
		};
	});
}
