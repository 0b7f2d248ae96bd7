import type { Cookies } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { Context } from '../context';
import { pupilPasskeys } from '../db';
import { keepOutcome, readDevice, readHalfway, type SignInOutcome } from '../sign-in';
import { asTransports, loadWebauthn, readAnswer, relyingParty } from '../webauthn';
import { keepChallenge, takeChallenge } from './challenge-cookie';
import { judgePasskey } from './judge-passkey';

/** What the browser is to sign as the second step, with one of the pupil's own passkeys. Null when nobody is halfway here. */
export async function askPasskeyStep(ctx: Context, cookies: Cookies) {
	const halfway = readHalfway(cookies, ctx.keys, ctx.now);
	if (!halfway) return null;
	const { accountId } = halfway;
	const own = await ctx.db.select().from(pupilPasskeys).where(eq(pupilPasskeys.accountId, accountId));
	const { generateAuthenticationOptions } = await loadWebauthn();
	const options = await generateAuthenticationOptions({
		rpID: relyingParty().id,
		userVerification: 'required',
		// Only who gave the password comes here, and learns no more than how many there are.
		allowCredentials: own.map(({ credentialId, transports }) => ({
			id: credentialId,
			transports: asTransports(transports)
		}))
	});
	const { challenge } = options;
	keepChallenge(cookies, ctx.keys, {
		...{ purpose: 'passkey-step', subject: accountId, challenge },
		issuedAt: ctx.now
	});
	return options;
}

/**
 * Lets a pupil in who gave the password before and now shows a passkey of the same account. 'over' when nobody is halfway in this
 * browser any more. Refused when the password became another meanwhile. A temporary password does not do away with the step:
 * else whoever has the paper would be in; an intruder's passkey is removed by the school.
 */
export async function finishWithPasskey(
	ctx: Context,
	cookies: Cookies,
	text: string
): Promise<SignInOutcome | { outcome: 'over' }> {
	const halfway = readHalfway(cookies, ctx.keys, ctx.now);
	if (!halfway) return { outcome: 'over' };
	const { accountId, methods, ownDevice, secretChangedAt } = halfway;
	const device = readDevice(cookies, ctx.keys);
	const asked = takeChallenge(cookies, ctx.keys, {
		...{ purpose: 'passkey-step', subject: accountId },
		now: ctx.now
	});
	const result = await judgePasskey(ctx, {
		asked,
		answer: readAnswer(text),
		device,
		admission: (account) => {
			const { changedAt, expiresAt } = account.credential;
			const isSame = account.accountId === accountId && changedAt.getTime() === secretChangedAt.getTime();
			const lives = expiresAt === null || expiresAt > ctx.now;
			return isSame && lives ? { methods: [...methods, 'passkey'], ownDevice } : null;
		}
	});
	await keepOutcome(ctx, cookies, device, result);
	return result;
}
