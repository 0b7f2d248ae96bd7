import { schoolDay } from '$lib/domain/accounts/school-day';
import type { StaffRole } from '$lib/domain/staff/roles';
import type { Context } from '$lib/server/context';
import { hashSecret } from '$lib/server/credentials';
import { staff, staffFactors, staffRoles } from '$lib/server/db';
import { seal } from '$lib/server/keys';
import { generateSync } from 'otplib';
import { randomUUID } from 'node:crypto';

export const STAFF_PASSWORD = 'trein wolk gitaar 9';
export const TOTP_SECRET = 'LEERIDTESTSECRETLEERIDTESTSECRET';

/** The code that the app of `makeStaffMember` shows at an instant. */
export const codeAt = (now: Date, secret = TOTP_SECRET): string =>
	generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

interface Given {
	roles?: { role: StaffRole; schoolId: string | null; from?: string; until?: string | null }[];
	/** Without an app. */
	bare?: boolean;
	email?: string;
}

/** Somebody of the desk with a password, an app and these rights. */
export async function makeStaffMember(ctx: Context, { roles = [], bare = false, email }: Given = {}) {
	const id = randomUUID();
	const { hash, pepperId } = await hashSecret(ctx.keys, id, STAFF_PASSWORD);
	const address = email ?? `${id}@school.example`;
	await ctx.db
		.insert(staff)
		.values({ id, name: 'Bea Peeters', email: address, passwordHash: hash, pepperId, createdAt: ctx.now });
	if (!bare)
		await ctx.db.insert(staffFactors).values({
			staffId: id,
			kind: 'totp',
			name: 'App',
			secretSealed: seal(ctx.keys.sealing, TOTP_SECRET, `totp:${id}`),
			createdAt: ctx.now
		});
	for (const { role, schoolId, from = schoolDay(ctx.now), until = null } of roles)
		await ctx.db
			.insert(staffRoles)
			.values({ staffId: id, role, schoolId, fromDate: from, untilDate: until, grantedAt: ctx.now });
	return { staffId: id, email: address };
}
