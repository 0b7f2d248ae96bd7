import type { Locale } from '$lib/i18n';
import type { Context } from '../../context';
import { enqueueJob } from '../../jobs';
import { keyedHash } from '../../keys';
import { spendAddressBudget } from '../../sign-in';
import { readEmail } from '../find-staff';
import { mailStaffReset } from './mail-reset';

const MINUTE_MS = 60 * 1000;

/**
 * Notes that somebody at the desk forgot a password, and nothing else: whether the address is anybody's is looked up after
 * the answer, so that neither the answer nor its time tells. The same address is noted once a minute. Returns until when
 * this address of the network must wait, or null.
 */
export async function requestStaffReset(
	ctx: Context,
	{ email, locale }: { email: string; locale: Locale }
): Promise<Date | null> {
	const until = await spendAddressBudget(ctx, 'staff-reset');
	if (until) return until;
	const typed = readEmail(email);
	const minute = Math.floor(ctx.now.getTime() / MINUTE_MS);
	const hash = keyedHash(ctx.keys.lookup.current, 'staff-reset-request', typed).toString('base64url');
	await enqueueJob(ctx, mailStaffReset, {
		payload: { locale },
		secret: typed,
		onceKey: `mail-staff-reset:${minute}:${hash}`
	});
	return null;
}
