import type { CardContent } from '$lib/domain/cards/card';
import { concerns } from '$lib/domain/desk/preview';
import { recordAudits } from '../audit';
import { cardUrls, issueMissingCards } from '../cards';
import { inTransaction, type Context } from '../context';
import { recordRead } from '../data-reads';
import type { DeskActor } from '../staff';
import { readableUrl } from './batches';
import { selectPupils, type Selection } from './select-pupils';

/**
 * The QR halves of a selection, to print again: no secret is on them and none changes (D3). Who has no card that works
 * gets one. Pupils without an account are left out. Each card is in the audit.
 */
export async function qrCards(ctx: Context, actor: DeskActor, selection: Selection): Promise<CardContent[]> {
	const pupils = (await selectPupils(ctx, actor, selection)).filter((pupil) => concerns('reprint', pupil));
	const accountIds = pupils.flatMap(({ accountId }) => accountId ?? []);
	const urls = await inTransaction(ctx, async (ctx) => {
		await issueMissingCards(ctx, accountIds);
		await recordRead(ctx, actor, { what: 'cards', pupilIds: pupils.map(({ pupilId }) => pupilId) });
		await recordAudits(
			ctx,
			accountIds.map((accountId) => ({
				action: 'cards.printed' as const,
				accountId,
				schoolId: actor.schoolId
			}))
		);
		return cardUrls(ctx, accountIds);
	});
	return pupils.flatMap(
		({ accountId, username, groupName, className, givenName, familyName, stamnummer, type }) =>
			accountId === null || username === null
				? []
				: [
						{
							groupName,
							...(className !== null && { className }),
							givenName,
							familyName,
							stamnummer,
							qrUrl: urls.get(accountId) ?? '',
							readableUrl: readableUrl(username),
							username,
							secret: { kind: 'none' as const },
							accountType: type
						}
					]
	);
}
