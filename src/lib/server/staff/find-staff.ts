import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context';
import { schools, staff, staffFactors, staffRoles } from '../db';

export type StaffRow = typeof staff.$inferSelect;

/** RFC 5321: no longer address can get mail. */
const MAX_EMAIL_LENGTH = 254;

/** What was typed as an e-mail address in its one form; it may be no address at all, and is then nobody's. */
export const readEmail = (typed: string): string =>
	typed
		.slice(0, MAX_EMAIL_LENGTH + 1)
		.replace(/\p{Cc}/gu, '')
		.trim()
		.toLowerCase();

/** Whoever has this address (`readEmail`), or null. */
export async function findStaff(ctx: Pick<Context, 'db'>, email: string): Promise<StaffRow | null> {
	const [row] = await ctx.db
		.select()
		.from(staff)
		.where(eq(sql`lower(${staff.email})`, email));
	return row ?? null;
}

export async function readStaff(ctx: Pick<Context, 'db'>, staffId: string): Promise<StaffRow | null> {
	const [row] = await ctx.db.select().from(staff).where(eq(staff.id, staffId));
	return row ?? null;
}

/** The second factors of somebody, oldest first. */
export const readFactors = (ctx: Pick<Context, 'db'>, staffId: string) =>
	ctx.db.select().from(staffFactors).where(eq(staffFactors.staffId, staffId)).orderBy(staffFactors.createdAt);

export type FactorRow = Awaited<ReturnType<typeof readFactors>>[number];

/** The names of the schools somebody ever had a right at: no part of a password. */
export async function schoolNamesOf(ctx: Pick<Context, 'db'>, staffId: string): Promise<string[]> {
	const rows = await ctx.db
		.selectDistinct({ name: schools.name })
		.from(staffRoles)
		.innerJoin(schools, eq(schools.id, staffRoles.schoolId))
		.where(eq(staffRoles.staffId, staffId));
	return rows.map(({ name }) => name);
}

/** What kinds of second factor somebody has: which questions the next page asks. */
export async function hasFactors(
	ctx: Pick<Context, 'db'>,
	{ staffId }: { staffId: string }
): Promise<{ totp: boolean; passkey: boolean }> {
	const factors = await readFactors(ctx, staffId);
	return {
		totp: factors.some(({ kind }) => kind === 'totp'),
		passkey: factors.some(({ kind }) => kind === 'passkey')
	};
}
