import { schoolDay } from '$lib/domain/accounts/school-day';
import { eq, inArray } from 'drizzle-orm';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { accounts, assignments, enrollments, pupilMerges, pupilPreferences, pupils } from '../db';
import { followLevels, lockRoster } from '../roster';

type Pupil = typeof pupils.$inferSelect;

/** What a merge may alter of a pupil's own row, as it was. The hash of the number in hex. */
export interface PupilFacts {
	givenName: string;
	familyName: string;
	officialGivenName: string | null;
	officialFamilyName: string | null;
	gender: Pupil['gender'];
	birthDate: string | null;
	nationalNumberHash: string | null;
}

/** All that undoing needs: which rows pointed at the pupil that was folded in, and both rows as they were. */
export interface MovedRows {
	enrollments: string[];
	assignments: string[];
	account: string | null;
	/** Whether the preferences came along: only when the kept one had none. */
	preferences: boolean;
	/** The types of both accounts: another enrollment can make another type. */
	types: { id: string; type: 'basis' | 'gevorderd' }[];
	kept: PupilFacts;
	merged: PupilFacts;
}

export type MergeRefusal = 'not-found' | 'two-numbers';

/**
 * Makes one child of two: enrollments, own assignments and preferences of `mergedId` become those of `keptId`, and so do the account and the
 * national number when the kept one has none. Nothing is deleted: a second account stays with the row that is left without
 * enrollments, so it is inactive by itself, and `unmergePupils` puts everything back. Two national numbers are two children.
 */
export function mergePupils(
	ctx: Context,
	{ keptId, mergedId }: { keptId: string; mergedId: string }
): Promise<MergeRefusal | null> {
	return inTransaction(ctx, async (ctx) => {
		const { db } = ctx;
		await lockRoster(db);
		const found = await db
			.select()
			.from(pupils)
			.where(inArray(pupils.id, [keptId, mergedId]));
		const kept = found.find(({ id }) => id === keptId);
		const merged = found.find(({ id }) => id === mergedId);
		if (!kept || !merged || keptId === mergedId) return 'not-found';
		if (kept.nationalNumberHash && merged.nationalNumberHash) return 'two-numbers';

		const types = await db
			.select({ id: accounts.id, type: accounts.type })
			.from(accounts)
			.where(inArray(accounts.pupilId, [keptId, mergedId]));
		const moved: MovedRows = {
			types,
			enrollments: await moveRows(ctx, enrollments, mergedId, keptId),
			assignments: await moveRows(ctx, assignments, mergedId, keptId),
			account: await moveAccount(ctx, mergedId, keptId),
			preferences: await movePreferences(ctx, mergedId, keptId),
			kept: factsOf(kept),
			merged: factsOf(merged)
		};
		// The number is unique, so it leaves the one before it comes to the other.
		await db.update(pupils).set({ nationalNumberHash: null }).where(eq(pupils.id, mergedId));
		await db
			.update(pupils)
			.set({
				officialGivenName: kept.officialGivenName ?? merged.officialGivenName,
				officialFamilyName: kept.officialFamilyName ?? merged.officialFamilyName,
				gender: kept.gender ?? merged.gender,
				birthDate: kept.birthDate ?? merged.birthDate,
				nationalNumberHash: kept.nationalNumberHash ?? merged.nationalNumberHash
			})
			.where(eq(pupils.id, keptId));
		const mergedBy = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
		await db.insert(pupilMerges).values({ keptId, mergedId, moved, mergedBy, mergedAt: ctx.now });
		await followLevels(ctx, schoolDay(ctx.now), [keptId]);
		await recordAudit(ctx, { action: 'pupils.merged', detail: { kept: keptId, merged: mergedId } });
		return null;
	});
}

async function moveRows(
	{ db }: Context,
	table: typeof enrollments | typeof assignments,
	from: string,
	to: string
): Promise<string[]> {
	const moved = await db
		.update(table)
		.set({ pupilId: to })
		.where(eq(table.pupilId, from))
		.returning({ id: table.id });
	return moved.map(({ id }) => id);
}

/** Only when the kept one has none: nobody has two. */
async function moveAccount({ db }: Context, from: string, to: string): Promise<string | null> {
	const [own] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.pupilId, to));
	if (own) return null;
	const [moved] = await db
		.update(accounts)
		.set({ pupilId: to })
		.where(eq(accounts.pupilId, from))
		.returning({ id: accounts.id });
	return moved?.id ?? null;
}

async function movePreferences({ db }: Context, from: string, to: string): Promise<boolean> {
	const own = await db.select().from(pupilPreferences).where(eq(pupilPreferences.pupilId, to));
	if (own.length > 0) return false;
	const moved = await db
		.update(pupilPreferences)
		.set({ pupilId: to })
		.where(eq(pupilPreferences.pupilId, from))
		.returning({ pupilId: pupilPreferences.pupilId });
	return moved.length > 0;
}

function factsOf(pupil: Pupil): PupilFacts {
	const { givenName, familyName, officialGivenName, officialFamilyName, gender, birthDate } = pupil;
	const hash = pupil.nationalNumberHash && Buffer.from(pupil.nationalNumberHash).toString('hex');
	return {
		...{ givenName, familyName, officialGivenName, officialFamilyName, gender, birthDate },
		nationalNumberHash: hash
	};
}
