import { DEFAULT_LOCALE } from '$lib/i18n';
import { inTransaction, type Context } from '../context';
import { removeAddress } from '../email-addresses';
import { removeAllPasskeys } from '../passkeys';
import type { DeskActor } from '../staff';
import { fetchPupil } from './read-pupil';

/**
 * *Haal passkeys en e-mailadres weg*: what a pupil added to get in or to recover the password, for when a device was lost
 * or somebody else added it. The school does not see the address (F36); a verified one hears of it. The password and the
 * sessions stay as they are. None present is no error; a pupil of another school is refused, and of one who is at another
 * school now nothing is taken away.
 */
export async function removePasskeysAndAddress(
	ctx: Context,
	actor: DeskActor,
	pupilId: string
): Promise<'elsewhere' | null> {
	const { account, enrollment, elsewhere } = await fetchPupil(ctx, actor, pupilId);
	if (elsewhere) return 'elsewhere';
	if (!account) return null;
	const owner = { accountId: account.accountId, givenName: enrollment.givenName };
	await inTransaction(ctx, async (ctx) => {
		await removeAllPasskeys(ctx, owner.accountId);
		await removeAddress(ctx, { owner, locale: DEFAULT_LOCALE });
	});
	return null;
}
