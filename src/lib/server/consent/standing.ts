import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Context } from '../context';
import { classConsents } from '../db';

/** A yes of a school, with who gave it and when (F91). */
export type StoredConsent = typeof classConsents.$inferSelect;

/** The consent that stands at a school now; null when there is none. */
export async function readStanding(
	{ db }: Pick<Context, 'db'>,
	schoolId: string
): Promise<StoredConsent | null> {
	const [found] = await db.select().from(classConsents).where(standingAt(schoolId));
	return found ?? null;
}

/**
 * `readStanding`, and nobody shares or stops at this school until the caller's transaction ends: whatever is written about
 * classes begins with this, so that nothing lands behind a stop that is under way.
 */
export async function lockStanding(
	{ db }: Pick<Context, 'db'>,
	schoolId: string
): Promise<StoredConsent | null> {
	const [found] = await db.select().from(classConsents).where(standingAt(schoolId)).for('update');
	return found ?? null;
}

/** Every yes of a school, the newest first. */
export const readHistory = ({ db }: Pick<Context, 'db'>, schoolId: string): Promise<StoredConsent[]> =>
	db
		.select()
		.from(classConsents)
		.where(eq(classConsents.schoolId, schoolId))
		.orderBy(desc(classConsents.acceptedAt));

const standingAt = (schoolId: string) =>
	and(eq(classConsents.schoolId, schoolId), isNull(classConsents.stoppedAt));
