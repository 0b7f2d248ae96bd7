import type { Locale } from '$lib/i18n';
import type { Context } from '../context';
import { enqueueJob } from '../jobs';
import { keyedHash } from '../keys';
import { spendAddressBudget, type LoginName } from '../sign-in';
import { mailResetLinks } from './mail-reset-links';

const MINUTE_MS = 60 * 1000;

/**
 * Notes that somebody wants a new password for `name`, and nothing else: whether it exists is looked up after the answer, so
 * that neither the answer nor its time tells a stranger anything (D10). The same name is noted once a minute. Returns until when
 * this address must wait, or null.
 */
export async function requestReset(
	ctx: Context,
	{ name, locale }: { name: LoginName; locale: Locale }
): Promise<Date | null> {
	const until = await spendAddressBudget(ctx, 'reset');
	if (until) return until;
	const minute = Math.floor(ctx.now.getTime() / MINUTE_MS);
	const hash = keyedHash(ctx.keys.lookup.current, 'reset-request', JSON.stringify(name)).toString(
		'base64url'
	);
	await enqueueJob(ctx, mailResetLinks, {
		payload: { locale, device: ctx.client.device },
		secret: name,
		onceKey: `mail-reset-links:${minute}:${hash}`
	});
	return null;
}
