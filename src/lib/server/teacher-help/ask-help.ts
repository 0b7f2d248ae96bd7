import { drawDigits } from '$lib/domain/teacher-help/digits';
import {
	HELP_MINUTES,
	helpUntil,
	MAX_ASKED_PER_DEVICE,
	MAX_DEVICES_ASKING
} from '$lib/domain/teacher-help/request';
import { and, desc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { helpRequests, lockNames } from '../db';
import { keyedHash } from '../keys';
import { findAccount, spendAddressBudget } from '../sign-in';
import { deviceHashOf, type DeviceRequest } from './device-request';

/**
 * Asks the teacher of whoever is called `username` for help, on this device; a request that it made before is over. A name
 * that nobody has is answered alike and kept alike, but reaches no desk (D10). Returns the id of the request, or until when
 * this device or its address must wait.
 */
export async function askHelp(
	ctx: Context,
	{ username, deviceId }: { username: string; deviceId: string }
): Promise<{ requestId: string } | { until: Date }> {
	const wait = await spendAddressBudget(ctx, 'help');
	if (wait) return { until: wait };
	const account = await findAccount(ctx, { kind: 'username', username });
	const nameHash = keyedHash(ctx.keys.lookup.current, 'help-name', account?.username ?? username);
	const deviceHash = deviceHashOf(ctx, deviceId);
	return inTransaction(ctx, async (ctx) => {
		const { db, now } = ctx;
		// Who asks at the same moment waits here: each device is counted, and shows digits that no other of them shows.
		await lockNames(
			db,
			[nameHash, deviceHash].map((hash) => `help:${hash.toString('hex')}`)
		);
		const ofDevice = eq(helpRequests.deviceHash, deviceHash);
		const ofName = eq(helpRequests.nameHash, nameHash);
		await db.delete(helpRequests).where(and(or(ofDevice, ofName), lt(helpRequests.expiresAt, now)));
		const asked = await db
			.select({ createdAt: helpRequests.createdAt })
			.from(helpRequests)
			.where(and(ofDevice, gt(helpRequests.createdAt, new Date(now.getTime() - HELP_MINUTES * 60_000))))
			.orderBy(helpRequests.createdAt);
		const oldest = asked[0];
		if (oldest && asked.length >= MAX_ASKED_PER_DEVICE) return { until: helpUntil(oldest.createdAt) };

		await db
			.update(helpRequests)
			.set({ endedAt: now, picturesSealed: null })
			.where(and(ofDevice, isNull(helpRequests.endedAt)));
		const others = await db
			.select({ id: helpRequests.id, shown: helpRequests.digits })
			.from(helpRequests)
			.where(
				and(
					ofName,
					isNull(helpRequests.endedAt),
					isNull(helpRequests.matchedBy),
					gt(helpRequests.expiresAt, now)
				)
			)
			.orderBy(desc(helpRequests.createdAt), helpRequests.id);
		const tooMany = others.slice(MAX_DEVICES_ASKING - 1).map(({ id }) => id);
		if (tooMany.length > 0)
			await db.update(helpRequests).set({ endedAt: now }).where(inArray(helpRequests.id, tooMany));

		const { shown, decoys } = drawDigits(
			randomBytes,
			others.map(({ shown }) => shown)
		);
		const [row] = await db
			.insert(helpRequests)
			.values({
				accountId: account?.accountId ?? null,
				...{ nameHash, deviceHash, decoys },
				digits: shown,
				createdAt: now,
				expiresAt: helpUntil(now)
			})
			.returning({ id: helpRequests.id });
		if (!row) throw new Error('an insert without a row');
		await recordAudit(ctx, {
			action: 'help.asked',
			accountId: account?.accountId,
			detail: account ? {} : { name: nameHash.toString('base64url') }
		});
		return { requestId: row.id };
	});
}

/** The child taps *Stop*: its request is over. One that is over already is no error. */
export async function stopAsking(ctx: Context, request: DeviceRequest): Promise<void> {
	await ctx.db
		.update(helpRequests)
		.set({ endedAt: ctx.now, picturesSealed: null })
		.where(
			and(
				eq(helpRequests.id, request.requestId),
				eq(helpRequests.deviceHash, deviceHashOf(ctx, request.deviceId)),
				isNull(helpRequests.endedAt)
			)
		);
}
