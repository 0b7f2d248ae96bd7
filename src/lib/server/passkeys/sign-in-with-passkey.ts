import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../context';
import { countSignIn } from '../metrics';
import { keepOutcome, readDevice, type SignInOutcome } from '../sign-in';
import { loadWebauthn, readAnswer, relyingParty } from '../webauthn';
import { keepChallenge, takeChallenge } from './challenge-cookie';
import { judgePasskey } from './judge-passkey';

/** What the browser is to sign, with whichever passkey its owner picks: nobody is named, so nothing is told (D10). */
export async function askPasskey(ctx: Context, cookies: Cookies) {
	const { generateAuthenticationOptions } = await loadWebauthn();
	const options = await generateAuthenticationOptions({
		rpID: relyingParty().id,
		userVerification: 'required'
	});
	const { challenge } = options;
	keepChallenge(cookies, ctx.keys, { purpose: 'sign-in', subject: '', challenge, issuedAt: ctx.now });
	return options;
}

/**
 * Signs in the owner of the passkey that signed the challenge of this browser, without a password. Every passkey is refused while
 * a secret that the school gave waits to be replaced, since it may be an intruder's.
 */
export async function signInWithPasskey(
	ctx: Context,
	cookies: Cookies,
	text: string
): Promise<SignInOutcome> {
	const device = readDevice(cookies, ctx.keys);
	const asked = takeChallenge(cookies, ctx.keys, { purpose: 'sign-in', subject: '', now: ctx.now });
	const result = await judgePasskey(ctx, {
		asked,
		answer: readAnswer(text),
		device,
		admission: ({ credential }) =>
			credential.mustReplace ? null : { methods: ['passkey'], ownDevice: false }
	});
	countSignIn('passkey', result.outcome);
	await keepOutcome(ctx, cookies, device, result);
	return result;
}
