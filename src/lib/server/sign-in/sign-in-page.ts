import { USUAL_PREFERENCES, type PupilPreferences } from '$lib/domain/desk/preferences';
import type { Cookies } from '@sveltejs/kit';
import type { Context } from '../context';
import { keyedHash } from '../keys';
import { readPreferencesOf } from '../preferences';
import { readCardScan } from './card-scan-cookie';
import { knowsAccount, readDevice } from './device-cookie';
import { findAccount, type SignInAccount } from './find-account';
import type { LoginName } from './login-name';

/** The page that a name opens. */
export interface SignInPage {
	/** What it asks for. */
	secret: 'pictures' | 'text';
	/** How this pupil signs in (F95), where the device may know; else as everybody. */
	preferences: PupilPreferences;
	/** The card of this pupil was scanned here just now. */
	scanned: boolean;
}

/**
 * What the page of a name looks like in this browser. An unknown name gets a page too, always the same one for the same name,
 * chosen by a key that nobody outside has (D10). What the school chose for a pupil shows only on a device on which that pupil
 * signed in before or whose card it just scanned: to everybody else the page is the plain one, so it tells no stranger anything.
 */
export async function signInPage(ctx: Context, cookies: Cookies, name: LoginName): Promise<SignInPage> {
	const account = await findAccount(ctx, name);
	const secret = secretOf(ctx, name, account);
	if (!account) return { secret, preferences: USUAL_PREFERENCES, scanned: false };
	const { accountId, pupilId } = account;
	const scanned = readCardScan(cookies, ctx.keys, ctx.now) === accountId;
	const isOwn = scanned || knowsAccount(readDevice(cookies, ctx.keys), accountId);
	return {
		secret,
		preferences: isOwn ? await readPreferencesOf(ctx, pupilId) : USUAL_PREFERENCES,
		scanned
	};
}

function secretOf(ctx: Context, name: LoginName, account: SignInAccount | null): SignInPage['secret'] {
	if (name.kind === 'email') return 'text';
	// Reckoned for everybody, so that a known name is not the quicker one.
	const pictures = looksLikePictures(ctx, name.username);
	if (!account) return pictures ? 'pictures' : 'text';
	return account.credential.kind === 'pictures' ? 'pictures' : 'text';
}

/** Of 256: about the share of picture passwords among real accounts. */
const UNKNOWN_PICTURES = 102;

/** Under the oldest key, so that making a new one changes no page at once. */
function looksLikePictures({ keys }: Context, username: string): boolean {
	const key = keys.lookup.all.at(-1) ?? keys.lookup.current;
	return keyedHash(key, 'secret-page', username).readUInt8(0) < UNKNOWN_PICTURES;
}
