import { eq } from 'drizzle-orm';
import type { Context } from '../context';
import { staffSessions } from '../db';
import { hashStaffBearer, type StaffSession } from './staff-session';

type Bearer = Pick<StaffSession, 'bearer'>;

/** The pupils that were ticked in this session, at the active school; none is proved to be seen still. */
export async function readTickedPupils({ db }: Pick<Context, 'db'>, { bearer }: Bearer): Promise<string[]> {
	const [row] = await db
		.select({ ids: staffSessions.tickedPupilIds })
		.from(staffSessions)
		.where(eq(staffSessions.id, hashStaffBearer(bearer)));
	return row?.ids ?? [];
}

/** Keeps these in place of the former; they go with the session, and when another school is chosen. */
export async function keepTickedPupils(
	{ db }: Pick<Context, 'db'>,
	{ bearer }: Bearer,
	pupilIds: readonly string[]
): Promise<void> {
	await db
		.update(staffSessions)
		.set({ tickedPupilIds: [...pupilIds] })
		.where(eq(staffSessions.id, hashStaffBearer(bearer)));
}
