import { generatePictures } from '$lib/domain/credentials/picture-password';
import { choicesOf } from '$lib/domain/teacher-help/digits';
import { helpUntil, refuseAnswer, type HelpAnswer, type HelpBarrier } from '$lib/domain/teacher-help/request';
import { and, eq, gt, isNotNull, isNull, ne, type SQL } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { recordAudit, type AuditAction } from '../audit';
import { inTransaction, type Context } from '../context';
import { recordRead } from '../data-reads';
import { helpRequests } from '../db';
import { fetchPupil } from '../desk';
import { barrierOf } from '../sign-in';
import type { DeskActor } from '../staff';
import { sealPictures } from './device-request';
import { helpedAccount } from './use-help';

/** What the teacher can do for a pupil now. */
export type DeskHelp =
	/** Devices ask; the numbers to choose from. */
	| { stage: 'pick'; choices: number[] }
	/** This teacher picked rightly and chooses what happens. */
	| { stage: 'answer'; pictures: boolean; until: Date }
	/** Answered; the child goes on. */
	| { stage: 'answered'; answer: HelpAnswer; until: Date }
	| { stage: 'nothing' };

/** Requests of an account that still count. */
const live = (ctx: Context, accountId: string): SQL | undefined =>
	and(
		eq(helpRequests.accountId, accountId),
		isNull(helpRequests.endedAt),
		gt(helpRequests.expiresAt, ctx.now)
	);

/**
 * How help stands for a pupil whom the actor sees; any other is refused. Who is at another school now is helped there: here
 * there is nothing to do.
 */
export async function readDeskHelp(ctx: Context, actor: DeskActor, pupilId: string): Promise<DeskHelp> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	await recordRead(ctx, actor, { what: 'help', pupilIds: [pupilId] });
	if (!account || elsewhere) return { stage: 'nothing' };
	const rows = await ctx.db.select().from(helpRequests).where(live(ctx, account.accountId));
	const mine = rows.find(({ matchedBy }) => matchedBy === actor.staffId);
	const asking = rows.filter(({ matchedBy }) => matchedBy === null);
	if (mine && mine.answer === null)
		return { stage: 'answer', pictures: account.kind === 'pictures', until: mine.expiresAt };
	if (asking.length > 0)
		return {
			stage: 'pick',
			choices: choicesOf(asking.map(({ digits, decoys }) => ({ shown: digits, decoys })))
		};
	return mine?.answer
		? { stage: 'answered', answer: mine.answer, until: mine.expiresAt }
		: { stage: 'nothing' };
}

/**
 * The teacher says which digits the child's device shows. Right: that device's request is theirs to answer. Wrong: every
 * request for this pupil is over. Either way the other devices that ask for this pupil are out. Of a pupil who is at another
 * school now nothing is touched.
 */
export async function pickDigits(
	ctx: Context,
	actor: DeskActor,
	{ pupilId, digits }: { pupilId: string; digits: number }
): Promise<'right' | 'wrong' | 'elsewhere' | 'nothing'> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return 'elsewhere';
	if (!account) return 'nothing';
	const { accountId } = account;
	const asking = and(live(ctx, accountId), isNull(helpRequests.matchedBy));
	return inTransaction(ctx, async (ctx) => {
		const right = await ctx.db
			.update(helpRequests)
			.set({ matchedBy: actor.staffId, schoolId: actor.schoolId, expiresAt: helpUntil(ctx.now) })
			.where(and(asking, eq(helpRequests.digits, digits)))
			.returning({ id: helpRequests.id });
		const others = await ctx.db
			.update(helpRequests)
			.set({ endedAt: ctx.now })
			.where(asking)
			.returning({ id: helpRequests.id });
		if (right.length + others.length === 0) return 'nothing';
		await write(ctx, actor, right.length > 0 ? 'help.digits-picked' : 'help.digits-missed', accountId);
		return right.length > 0 ? 'right' : 'wrong';
	});
}

/**
 * *Laat binnen* or *Nieuwe afbeeldingen* for the device that was picked, once. The pictures are made here and sealed for that
 * device; whoever answers never sees them. Returns why not; 'nothing' when there is no request of theirs to answer any more.
 */
export async function answerHelp(
	ctx: Context,
	actor: DeskActor,
	{ pupilId, answer }: { pupilId: string; answer: HelpAnswer }
): Promise<HelpBarrier | 'elsewhere' | 'nothing' | null> {
	const { account, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return 'elsewhere';
	if (!account) return 'nothing';
	const { accountId } = account;
	return inTransaction(ctx, async (ctx) => {
		const found = await helpedAccount(ctx, accountId);
		const mine = and(
			live(ctx, accountId),
			eq(helpRequests.matchedBy, actor.staffId),
			isNull(helpRequests.answer)
		);
		const [request] = await ctx.db.select().from(helpRequests).where(mine).for('update');
		if (!request || !found) return 'nothing';
		const refusal = refuseAnswer(answer, {
			barrier: barrierOf(found, ctx.now),
			kind: found.credential.kind,
			asksPasskey: found.asksPasskey
		});
		if (refusal) {
			await write(ctx, actor, 'help.refused', accountId, { why: refusal });
			return refusal;
		}
		const picturesSealed =
			answer === 'new-pictures' ? sealPictures(ctx, request.id, generatePictures(randomBytes)) : null;
		await ctx.db
			.update(helpRequests)
			.set({ answer, picturesSealed, expiresAt: helpUntil(ctx.now) })
			.where(eq(helpRequests.id, request.id));
		// An earlier answer that its device did not use would be a second way in.
		await ctx.db
			.update(helpRequests)
			.set({ endedAt: ctx.now, picturesSealed: null })
			.where(and(live(ctx, accountId), isNotNull(helpRequests.answer), ne(helpRequests.id, request.id)));
		await write(ctx, actor, answer === 'let-in' ? 'help.let-in' : 'help.pictures-given', accountId);
		return null;
	});
}

const write = (
	ctx: Context,
	actor: DeskActor,
	action: AuditAction,
	accountId: string,
	detail: Record<string, string> = {}
) => recordAudit(ctx, { action, accountId, schoolId: actor.schoolId, detail });
