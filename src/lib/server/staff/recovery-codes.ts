import { generateRecoveryCodes, readRecoveryCode } from '$lib/domain/staff/recovery-code';
import { and, count, eq, isNull } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { Context } from '../context';
import { hashSecret, verifySecret } from '../credentials';
import { staffRecoveryCodes } from '../db';

/** New codes with their hashes. Hashing waits its turn, so this comes before any transaction. */
export async function makeRecoveryCodes(ctx: Context, staffId: string) {
	const codes = generateRecoveryCodes(randomBytes);
	const rows = await Promise.all(
		codes.map(async (code) => {
			const plain = readRecoveryCode(code) ?? '';
			return { staffId, mark: plain.slice(0, 1), ...(await hashSecret(ctx.keys, staffId, plain)) };
		})
	);
	return { codes, rows };
}

/** Puts new codes in the place of all former ones. */
export async function storeRecoveryCodes(
	ctx: Context,
	staffId: string,
	rows: Awaited<ReturnType<typeof makeRecoveryCodes>>['rows']
): Promise<void> {
	await ctx.db.delete(staffRecoveryCodes).where(eq(staffRecoveryCodes.staffId, staffId));
	await ctx.db.insert(staffRecoveryCodes).values(rows);
}

/** How many codes still work. */
export async function countRecoveryCodes(ctx: Pick<Context, 'db'>, staffId: string): Promise<number> {
	const [row] = await ctx.db
		.select({ left: count() })
		.from(staffRecoveryCodes)
		.where(and(eq(staffRecoveryCodes.staffId, staffId), isNull(staffRecoveryCodes.usedAt)));
	return row?.left ?? 0;
}

/** The code of somebody that `typed` is, unused; null when it is none. May throw `busy`. */
export async function matchRecoveryCode(
	ctx: Context,
	staffId: string,
	typed: string
): Promise<string | null> {
	const code = readRecoveryCode(typed);
	if (code === null) return null;
	const [row] = await ctx.db
		.select()
		.from(staffRecoveryCodes)
		.where(
			and(
				eq(staffRecoveryCodes.staffId, staffId),
				eq(staffRecoveryCodes.mark, code.slice(0, 1)),
				isNull(staffRecoveryCodes.usedAt)
			)
		);
	const matches = row && (await verifySecret(ctx.keys, staffId, row, code)).matches;
	return matches ? row.id : null;
}

/** Uses a code up. False when somebody else did at the same moment. */
export async function useRecoveryCode(ctx: Context, id: string): Promise<boolean> {
	const used = await ctx.db
		.update(staffRecoveryCodes)
		.set({ usedAt: ctx.now })
		.where(and(eq(staffRecoveryCodes.id, id), isNull(staffRecoveryCodes.usedAt)))
		.returning({ id: staffRecoveryCodes.id });
	return used.length > 0;
}
