import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { validate } from 'uuid';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, assignments, enrollments, pupilMerges, pupilPreferences, pupils } from '../db';
import { lockRoster } from '../roster';
import { readCandidates, type Candidate } from './find-duplicates';
import type { MovedRows, PupilFacts } from './merge-pupils';

/** A merge that can still be undone. */
export interface MergeView {
	id: string;
	mergedAt: Date;
	kept: Candidate;
}

const SHOWN = 50;

/** The merges that stand, newest first. */
export async function listMerges({ db }: Context): Promise<MergeView[]> {
	const rows = await db
		.select()
		.from(pupilMerges)
		.where(isNull(pupilMerges.undoneAt))
		.orderBy(desc(pupilMerges.mergedAt))
		.limit(SHOWN);
	const known = await readCandidates(
		{ db },
		rows.map(({ keptId }) => keptId)
	);
	return rows.flatMap(({ id, mergedAt, keptId }) => {
		const kept = known.get(keptId);
		return kept ? [{ id, mergedAt, kept }] : [];
	});
}

/**
 * Makes two children again of one that `mergePupils` made: every row that came from the other goes back, with number, names and
 * account as they were. Enrollments that the feed brought since stay with
 * the kept one; a type that follows from the level is set right in the night. False when there is no such merge that
 * stands, or a later one was built upon it: that one first.
 */
export function unmergePupils(ctx: Context, id: string): Promise<boolean> {
	return inTransaction(ctx, async (ctx) => {
		const { db } = ctx;
		if (!validate(id)) return false;
		await lockRoster(db);
		const [merge] = await db
			.select()
			.from(pupilMerges)
			.where(and(eq(pupilMerges.id, id), isNull(pupilMerges.undoneAt)));
		if (!merge || (await hasLater(ctx, merge))) return false;
		const { keptId, mergedId } = merge;
		const moved = merge.moved as MovedRows;
		await giveBack(ctx, enrollments, moved.enrollments, { keptId, mergedId });
		await giveBack(ctx, assignments, moved.assignments, { keptId, mergedId });
		if (moved.account)
			await db
				.update(accounts)
				.set({ pupilId: mergedId })
				.where(and(eq(accounts.id, moved.account), eq(accounts.pupilId, keptId)));
		if (moved.preferences)
			await db
				.update(pupilPreferences)
				.set({ pupilId: mergedId })
				.where(eq(pupilPreferences.pupilId, keptId));
		for (const { id, type } of moved.types)
			await db.update(accounts).set({ type }).where(eq(accounts.id, id));
		await restore(ctx, keptId, moved.kept);
		await restore(ctx, mergedId, moved.merged);
		const undoneBy = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
		await db.update(pupilMerges).set({ undoneBy, undoneAt: ctx.now }).where(eq(pupilMerges.id, id));
		await recordAudit(ctx, { action: 'pupils.unmerged', detail: { kept: keptId, merged: mergedId } });
		return true;
	});
}

type Merge = typeof pupilMerges.$inferSelect;

/** Whether the kept pupil was itself folded into another, or took in one more: rows are undone in turn. */
async function hasLater({ db }: Context, { id, keptId, mergedAt }: Merge): Promise<boolean> {
	const standing = await db.select().from(pupilMerges).where(isNull(pupilMerges.undoneAt));
	return standing.some(
		(other) =>
			other.id !== id &&
			other.mergedAt.getTime() >= mergedAt.getTime() &&
			(other.mergedId === keptId || other.keptId === keptId)
	);
}

async function giveBack(
	{ db }: Context,
	table: typeof enrollments | typeof assignments,
	ids: string[],
	{ keptId, mergedId }: { keptId: string; mergedId: string }
): Promise<void> {
	if (ids.length === 0) return;
	await db
		.update(table)
		.set({ pupilId: mergedId })
		.where(and(inArray(table.id, ids), eq(table.pupilId, keptId)));
}

/** The kept one is restored first: its number is unique, and may be the other's. */
async function restore({ db }: Context, id: string, facts: PupilFacts): Promise<void> {
	const hash = facts.nationalNumberHash;
	await db
		.update(pupils)
		.set({ ...facts, nationalNumberHash: hash === null ? null : Buffer.from(hash, 'hex') })
		.where(eq(pupils.id, id));
}
