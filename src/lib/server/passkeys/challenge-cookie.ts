import type { Cookies } from '@sveltejs/kit';
import { pathCookieName, secureCookies } from '../cookies';
import { sealText, unsealText, type Keys } from '../keys';

/** What a browser was asked to sign, and when. */
export interface Challenge {
	challenge: string;
	issuedAt: Date;
}

/** Where it is asked: each place has a cookie of its own, which the other never sees. */
export const CHALLENGE_PATHS = {
	'sign-in': '/aanmelden/passkey',
	'passkey-step': '/aanmelden/tweede-stap',
	add: '/profiel/passkeys'
} as const;
export type ChallengePurpose = keyof typeof CHALLENGE_PATHS;

const NAME = 'leerid_challenge';
/** As long as a browser waits for a finger. */
const MAX_AGE = 5 * 60;

const context = (purpose: ChallengePurpose, subject: string) => `passkey:${purpose}:${subject}`;

/** Keeps a challenge in the browser, sealed for `subject`: the account, or '' while it is unknown. */
export function keepChallenge(
	cookies: Cookies,
	keys: Keys,
	{ purpose, subject, challenge, issuedAt }: Challenge & { purpose: ChallengePurpose; subject: string }
): void {
	const text = `${issuedAt.getTime()} ${challenge}`;
	cookies.set(pathCookieName(NAME), sealText(keys.device, text, context(purpose, subject)), {
		path: CHALLENGE_PATHS[purpose],
		httpOnly: true,
		secure: secureCookies(),
		sameSite: 'strict',
		maxAge: MAX_AGE
	});
}

/** The challenge of this browser, which forgets it; null when there is none, it is for another, or older than five minutes. */
export function takeChallenge(
	cookies: Cookies,
	keys: Keys,
	{ purpose, subject, now }: { purpose: ChallengePurpose; subject: string; now: Date }
): Challenge | null {
	const sealed = cookies.get(pathCookieName(NAME)) ?? '';
	cookies.delete(pathCookieName(NAME), { path: CHALLENGE_PATHS[purpose], secure: secureCookies() });
	const [issued, challenge] = unsealText(keys.device, sealed, context(purpose, subject))?.split(' ') ?? [];
	const age = now.getTime() - Number(issued);
	return challenge !== undefined && age >= 0 && age < MAX_AGE * 1000
		? { challenge, issuedAt: new Date(Number(issued)) }
		: null;
}
