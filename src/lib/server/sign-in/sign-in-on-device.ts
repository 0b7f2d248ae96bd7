import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../context';
import { endSession, forgetBearer, readBearer, writeBearer } from '../sessions';
import { recordAudit } from '../audit';
import { forgetCardScan, readCardScan } from './card-scan-cookie';
import { keepDevice, readDevice, withAccount } from './device-cookie';
import type { LoginName } from './login-name';
import { forgetPictures } from './picture-cookie';
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
	const result = await signIn(ctx, {
		name,
		secret,
		ownDevice,
		device,
		scannedAccountId: readCardScan(cookies, ctx.keys, ctx.now)
	});
	const signedIn = result.outcome === 'signed-in';
	keepDevice(cookies, ctx.keys, signedIn ? withAccount(device, result.accountId) : device);
	if (name.kind === 'username' && secret.kind === 'pictures') forgetPictures(cookies, name.username);
	if (signedIn) {
		await endFormerSession(ctx, cookies);
		forgetCardScan(cookies);
		writeBearer(cookies, result.bearer, result);
	}
	return result;
}

/** One browser, one pupil: whoever was signed in here is signed out on the server too (D12). */
export async function endFormerSession(ctx: Context, cookies: Cookies): Promise<void> {
	const bearer = readBearer(cookies);
	if (bearer === undefined) return;
	await endSession(ctx, bearer);
	forgetBearer(cookies);
}

/** Ends the session of a pupil who is not the one whose card was scanned or whose name was given (D12). */
export async function makeRoomFor(
	ctx: Context,
	cookies: Cookies,
	former: { accountId: string }
): Promise<void> {
	await endFormerSession(ctx, cookies);
	await recordAudit(ctx, { action: 'session.superseded', accountId: former.accountId });
}
