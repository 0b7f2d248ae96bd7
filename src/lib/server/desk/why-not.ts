import { obstacles, type Obstacle } from '$lib/domain/desk/why-not';
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Context } from '../context';
import { recordRead } from '../data-reads';
import { auditEvents } from '../db';
import { waitOf } from '../sign-in';
import type { DeskActor } from '../staff';
import { fetchPupilFacts, type DeskPupil } from './read-pupil';

/** A try of the last day, for whoever stands beside the child. */
export interface RecentTry {
	at: Date;
	action: string;
	device: string | null;
}

export interface WhyNot {
	pupil: DeskPupil;
	obstacles: Obstacle[];
	/** Newest first, at most five. */
	tries: RecentTry[];
}

const DAY = 24 * 60 * 60 * 1000;

/** *Waarom lukt het niet?*: what keeps this pupil out now, and what was tried. */
export async function whyNot(ctx: Context, actor: DeskActor, pupilId: string): Promise<WhyNot> {
	const { pupil, periods } = await fetchPupilFacts(ctx, actor, pupilId);
	await recordRead(ctx, actor, { what: 'why-not', pupilIds: [pupilId] });
	const { account } = pupil;
	if (!account)
		return { pupil, obstacles: obstacles({ enrollments: periods, account: null }, ctx.now), tries: [] };
	const facts = {
		blocked: account.blocked,
		blockedReason: account.blockedReason,
		blockedElsewhere: account.blockedElsewhere,
		secretExpiresAt: account.secretExpiresAt,
		hasSecret: account.kind !== null,
		hasCard: account.hasCard,
		waitUntil: await waitOf(ctx, account)
	};
	const tries = await ctx.db
		.select({ at: auditEvents.at, action: auditEvents.action, device: auditEvents.device })
		.from(auditEvents)
		.where(
			and(
				eq(auditEvents.accountId, account.accountId),
				gt(auditEvents.at, new Date(ctx.now.getTime() - DAY)),
				inArray(auditEvents.action, [
					'sign-in.succeeded',
					'sign-in.passkey-awaited',
					'sign-in.failed',
					'sign-in.throttled',
					'sign-in.barred'
				])
			)
		)
		.orderBy(desc(auditEvents.at))
		.limit(5);
	return { pupil, obstacles: obstacles({ enrollments: periods, account: facts }, ctx.now), tries };
}
