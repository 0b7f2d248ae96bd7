import type { CardContent } from '$lib/domain/cards/card';
import { sql } from 'drizzle-orm';
import { recordAudits } from '../../audit';
import { cardUrls } from '../../cards';
import { handOutClassOf } from '../../consent';
import { inTransaction, type Context } from '../../context';
import { recordRead } from '../../data-reads';
import { printedSecrets, selectRows } from '../../db';
import { getSettings } from '../../env';
import { AppError } from '../../errors';
import type { DeskActor } from '../../staff';
import { seenPupils } from '../visible-pupils';
import { fetchBatch } from './fetch-batch';
import { itemsOf } from './read-batch';

/**
 * The cards of a batch that has happened, secrets and all, for its maker within its day (D5). Each asking leaves an audit
 * row with every account, so that one query tells whom a stolen file is about. `together`: QR and secret come on one
 * card, which is remembered, because whoever photographs it has both (A6).
 * Throws `AppError('conflict')` before it has happened.
 */
export async function batchCards(
	ctx: Context,
	actor: DeskActor,
	{ batchId, together }: { batchId: string; together: boolean }
): Promise<CardContent[]> {
	const batch = await fetchBatch(ctx, actor, batchId);
	if (batch.state !== 'done') throw new AppError('conflict', { message: 'the batch has not happened yet' });
	const items = await itemsOf(ctx, batch);
	const accountIds = items.map(({ accountId }) => accountId);
	const urls = await cardUrls(ctx, accountIds);
	const places = await placesOf(ctx, actor, items);

	await inTransaction(ctx, async (ctx) => {
		await recordAudits(
			ctx,
			accountIds.map((accountId) => ({
				action: 'desk.batch-downloaded' as const,
				accountId,
				schoolId: actor.schoolId,
				detail: { batch: batch.id, together }
			}))
		);
		await recordRead(ctx, actor, { what: 'secrets', pupilIds: items.map(({ pupilId }) => pupilId) });
		if (together) await rememberTogether(ctx, accountIds, batch.finishedAt ?? ctx.now);
	});
	return items.map(({ pupilId, accountId, username, type, secret, givenName, familyName, stamnummer }) => ({
		groupName: '',
		givenName,
		familyName,
		stamnummer,
		...places.get(pupilId),
		qrUrl: urls.get(accountId) ?? '',
		readableUrl: readableUrl(username),
		username,
		secret,
		accountType: type
	}));
}

/** The address that a pupil types (F3). */
export const readableUrl = (username: string): string => `${getSettings().origin.origin}/${username}`;

/** Group, class (with consent) and names as the school has them; a pupil who left since is missing. */
async function placesOf(ctx: Context, actor: DeskActor, items: readonly { pupilId: string }[]) {
	const pupilIds = items.map(({ pupilId }) => pupilId);
	const rows = await selectRows<{
		pupilId: string;
		groupName: string;
		className: string | null;
		givenName: string;
		familyName: string;
		stamnummer: string;
	}>(
		ctx.db,
		sql`${seenPupils(actor, ctx.now, { pupilIds })} select pupil_id as "pupilId", group_name as "groupName",
			${handOutClassOf(sql`seen.enrollment_id`, ctx.now)} as "className",
			given_name as "givenName", family_name as "familyName", stamnummer from seen`
	);
	return new Map(
		rows.map(({ pupilId, className, ...place }) => [
			pupilId,
			{ ...place, ...(className !== null && { className }) }
		])
	);
}

/**
 * Not before the secrets were made, whatever this server's clock says, and never earlier than another asking: a card that is made void
 * takes along what was printed since.
 */
async function rememberTogether(ctx: Context, accountIds: readonly string[], made: Date): Promise<void> {
	const at = new Date(Math.max(ctx.now.getTime(), made.getTime())).toISOString();
	await ctx.db.execute(sql`insert into ${printedSecrets} (account_id, printed_at)
		select unnest(${sql.param(accountIds)}::uuid[]), ${at}::timestamptz
		on conflict (account_id) do update set printed_at = greatest(${printedSecrets.printedAt}, excluded.printed_at)`);
}
