import { pictureSecret } from '$lib/domain/credentials/picture-password';
import { PICTURE_STEPS } from '$lib/domain/credentials/pictures';
import { refuseAnswer } from '$lib/domain/teacher-help/request';
import { and, eq, sql } from 'drizzle-orm';
import { issueNewSecrets } from '../accounts';
import { inTransaction, type Context } from '../context';
import { hashSecret, type StoredHash } from '../credentials';
import { accounts, credentials, helpRequests } from '../db';
import { admit, barrierOf, readSignInAccount, type SignedIn, type SignInAccount } from '../sign-in';
import { liveRequest, readPicturesOf, type DeviceRequest } from './device-request';

/** The `amr` value of who was let in by a teacher, without a secret of their own. */
const METHOD = 'tch';

/**
 * Opens the one session that the teacher allowed on this device. `null` when nothing was allowed here, not any more, or
 * the account may not be used meanwhile: then nothing happens. Of two at once, one comes in.
 */
export function enterWithHelp(ctx: Context, request: DeviceRequest): Promise<SignedIn | null> {
	return inTransaction(ctx, async (ctx) => {
		const [used] = await ctx.db
			.update(helpRequests)
			.set({ endedAt: ctx.now })
			.where(liveRequest(ctx, request, 'let-in'))
			.returning({ accountId: helpRequests.accountId });
		const account = await helpedAccount(ctx, used?.accountId ?? null);
		if (!account || refuseAnswer('let-in', standing(account, ctx.now))) return null;
		return enter(ctx, account, [METHOD]);
	});
}

export type Tap =
	| { outcome: 'right' }
	/** Not the picture that was shown: nothing changed. */
	| { outcome: 'wrong' }
	| { outcome: 'over' }
	| SignedIn;

/**
 * Takes the picture tapped at `step` (1 to 8) of the new pictures that this device shows. The last right one makes them the
 * pupil's secret, ends every other session and opens one here; until then the old pictures stay what they were.
 */
export async function tapNewPicture(
	ctx: Context,
	{ step, picture, ...request }: DeviceRequest & { step: number; picture: number }
): Promise<Tap> {
	const [row] = await ctx.db
		.select()
		.from(helpRequests)
		.where(liveRequest(ctx, request, 'new-pictures'));
	const choice = row && readPicturesOf(ctx, row);
	if (!choice || row.accountId === null) return { outcome: 'over' };
	// A tap sent twice was right the first time.
	if (step <= row.tapped && step < PICTURE_STEPS) return { outcome: 'right' };
	if (step !== row.tapped + 1 || choice[step - 1] !== picture) return { outcome: 'wrong' };
	if (step < PICTURE_STEPS) {
		await ctx.db
			.update(helpRequests)
			.set({ tapped: step })
			.where(and(liveRequest(ctx, request, 'new-pictures'), eq(helpRequests.tapped, step - 1)));
		return { outcome: 'right' };
	}
	// Hashing waits its turn, so never inside a transaction.
	const stored = await hashSecret(ctx.keys, row.accountId, pictureSecret(choice));
	return (await takePictures(ctx, request, stored)) ?? { outcome: 'over' };
}

function takePictures(ctx: Context, request: DeviceRequest, stored: StoredHash): Promise<SignedIn | null> {
	return inTransaction(ctx, async (ctx) => {
		const [used] = await ctx.db
			.update(helpRequests)
			.set({ endedAt: ctx.now, picturesSealed: null, tapped: PICTURE_STEPS })
			.where(liveRequest(ctx, request, 'new-pictures'))
			.returning({ accountId: helpRequests.accountId, schoolId: helpRequests.schoolId });
		const account = await helpedAccount(ctx, used?.accountId ?? null);
		if (!account || !used?.schoolId || refuseAnswer('new-pictures', standing(account, ctx.now))) return null;
		const { accountId } = account;
		const pupil: Context = { ...ctx, actor: { kind: 'pupil', accountId } };
		await issueNewSecrets(pupil, [
			{
				...stored,
				...{ accountId, schoolId: used.schoolId },
				kind: 'pictures',
				mustReplace: false,
				expiresAt: null
			}
		]);
		return enter(ctx, account, ['pic', METHOD]);
	});
}

/** `helpedAccount` has locked the account and `refuseAnswer` has looked at it, so the door opens. */
async function enter(ctx: Context, account: SignInAccount, methods: string[]): Promise<SignedIn | null> {
	const entered = await admit(ctx, account, { methods, ownDevice: false });
	return entered.outcome === 'signed-in' ? entered : null;
}

const standing = (account: SignInAccount, now: Date) => ({
	barrier: barrierOf(account, now),
	kind: account.credential.kind,
	asksPasskey: account.asksPasskey
});

/**
 * The account as it is now; locked, so that a block that comes meanwhile waits and then ends the session. Its secret first, as whoever
 * signs in does: else each could wait for the other.
 */
export async function helpedAccount(ctx: Context, accountId: string | null): Promise<SignInAccount | null> {
	if (accountId === null) return null;
	await ctx.db.execute(
		sql`select 1 from ${credentials} where ${credentials.accountId} = ${accountId}::uuid for update`
	);
	await ctx.db.execute(sql`select 1 from ${accounts} where ${accounts.id} = ${accountId}::uuid for update`);
	return readSignInAccount(ctx, eq(accounts.id, accountId));
}
