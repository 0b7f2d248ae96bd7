import type { Cookies } from '@sveltejs/kit';
import { inTransaction, type Context } from '../context';
import { endSession, forgetBearer, readBearer, writeBearer } from '../sessions';
import { recordAudit } from '../audit';
import { AppError } from '../errors';
import { countSignIn } from '../metrics';
import { forgetCardScan, readCardScan } from './card-scan-cookie';
import { keepDevice, readDevice, withAccount, type Device } from './device-cookie';
import type { LoginName } from './login-name';
import { forgetLoginName } from './login-name-cookie';
import { forgetHalfway, keepHalfway } from './passkey-step-cookie';
import { forgetPictures } from './picture-cookie';
import { notePressure } from './pressure';
import { signIn, type Secret, type SignInOutcome } from './sign-in';

export interface BrowserSignIn {
	name: LoginName;
	secret: Secret;
	ownDevice: boolean;
}

/** `signIn` for a browser: reads what its cookies say of the device, and leaves the new session there. */
export async function signInOnDevice(
	ctx: Context,
	cookies: Cookies,
	{ name, secret, ownDevice }: BrowserSignIn
): Promise<SignInOutcome> {
	const device = readDevice(cookies, ctx.keys);
	const scannedAccountId = readCardScan(cookies, ctx.keys, ctx.now);
	const result = await notePressure(() =>
		signIn(ctx, { name, secret, ownDevice, device, scannedAccountId })
	).catch((error: unknown) => {
		if (error instanceof AppError && error.code === 'busy') countSignIn(secret.kind, 'busy');
		throw error;
	});
	countSignIn(secret.kind, result.outcome);
	if (name.kind === 'username' && secret.kind === 'pictures') forgetPictures(cookies, name.username);
	await keepOutcome(ctx, cookies, device, result);
	return result;
}

/** Leaves in the browser what came of an attempt: the device's own cookie, and the session when there is one. */
export async function keepOutcome(
	ctx: Context,
	cookies: Cookies,
	device: Device,
	result: SignInOutcome
): Promise<void> {
	const signedIn = result.outcome === 'signed-in';
	keepDevice(cookies, ctx.keys, signedIn ? withAccount(device, result.accountId) : device);
	if (result.outcome === 'passkey-awaited') keepHalfway(cookies, ctx.keys, result, ctx.now);
	if (!signedIn) return;
	await endFormerSession(ctx, cookies, result.accountId);
	forgetCardScan(cookies);
	forgetLoginName(cookies);
	forgetHalfway(cookies);
	writeBearer(cookies, result.bearer, result);
}

/** One browser, one pupil: whoever was signed in here is signed out on the server too (D12). */
async function endFormerSession(ctx: Context, cookies: Cookies, newcomerId: string): Promise<void> {
	const { actor } = ctx;
	if (actor.kind === 'pupil' && actor.accountId !== newcomerId) return makeRoomFor(ctx, cookies, actor);
	const bearer = readBearer(cookies);
	if (bearer !== undefined) await endSession(ctx, bearer);
}

/** Ends the session of a pupil who is not the one whose card was scanned or whose name was given (D12). */
export async function makeRoomFor(
	ctx: Context,
	cookies: Cookies,
	former: { accountId: string }
): Promise<void> {
	const bearer = readBearer(cookies);
	if (bearer === undefined) return;
	await inTransaction(ctx, async (ctx) => {
		await endSession(ctx, bearer);
		await recordAudit(ctx, { action: 'session.superseded', accountId: former.accountId });
	});
	forgetBearer(cookies);
}
