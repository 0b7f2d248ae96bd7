import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../context';
import { keepDevice, readDevice, withAccount } from '../sign-in';
import { acceptInvitation } from './accept-invitation';
import { confirmSecondFactor, type Confirmation, type SecondFactor } from './confirm-second-factor';
import { finishExternal, type ExternalRefusal } from './external/finish-external';
import { takeJourney } from './external/begin-external';
import { replaceStaffPassword } from './own-account';
import { signInStaff, type StaffSignIn } from './sign-in-staff';
import { forgetStaffBearer, readStaffBearer, writeStaffBearer } from './staff-cookie';
import { endStaffSession, type StaffSession } from './staff-session';

/** `signInStaff` for a browser: reads what its cookies say of the device, and leaves the half session there. */
export async function signInStaffOnDevice(
	ctx: Context,
	cookies: Cookies,
	input: { email: string; password: string }
): Promise<StaffSignIn> {
	const device = readDevice(cookies, ctx.keys);
	const result = await signInStaff(ctx, { ...input, device });
	keepDevice(cookies, ctx.keys, device);
	if (result.outcome === 'half') await takeOver(ctx, cookies, result.bearer);
	return result;
}

/** `confirmSecondFactor` for a browser. Only now does the device count as one that its owner uses. */
export async function confirmOnDevice(
	ctx: Context,
	cookies: Cookies,
	{ session, factor }: { session: StaffSession; factor: SecondFactor }
): Promise<Confirmation> {
	const device = readDevice(cookies, ctx.keys);
	const result = await confirmSecondFactor(ctx, session, { factor, device });
	if (result.outcome === 'confirmed') {
		keepDevice(cookies, ctx.keys, withAccount(device, session.staffId));
		writeStaffBearer(cookies, result.bearer);
	}
	return result;
}

/** `acceptInvitation` for a browser: who made an account goes on with it. */
export async function acceptOnDevice(
	ctx: Context,
	cookies: Cookies,
	{ token, ...input }: { token: string; name: string; password: string }
) {
	const result = await acceptInvitation(ctx, token, input);
	if ('bearer' in result && result.bearer) await takeOver(ctx, cookies, result.bearer);
	return result;
}

/** The browser comes back from the provider: signed in, or with the reason why not. Says where it was going. */
export async function returnFromProvider(
	ctx: Context,
	cookies: Cookies,
	url: URL
): Promise<{ refusal: ExternalRefusal | 'stale' } | { returnTo: string }> {
	const journey = takeJourney(ctx, cookies);
	if (!journey) return { refusal: 'stale' };
	const result = await finishExternal(ctx, url, journey);
	if ('refusal' in result) return result;
	await takeOver(ctx, cookies, result.bearer);
	return { returnTo: journey.returnTo };
}

/** One browser, one person at the desk: the former session ends on the server too. */
async function takeOver(ctx: Context, cookies: Cookies, bearer: string): Promise<void> {
	const former = readStaffBearer(cookies);
	if (former !== undefined) {
		await endStaffSession(ctx, former);
		forgetStaffBearer(cookies);
	}
	writeStaffBearer(cookies, bearer);
}

/** `replaceStaffPassword` for a browser, which goes on under the new bearer. */
export async function replacePasswordOnDevice(
	ctx: Context,
	cookies: Cookies,
	{ session, ...input }: { session: StaffSession; current: string; password: string }
) {
	const result = await replaceStaffPassword(ctx, session, {
		...input,
		device: readDevice(cookies, ctx.keys)
	});
	if ('bearer' in result) writeStaffBearer(cookies, result.bearer);
	return result;
}
