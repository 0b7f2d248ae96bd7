import { and, asc, eq, lt, lte, or, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { randomUUID } from 'node:crypto';
import { DEFAULT_LOCALE, isLocale } from '$lib/i18n';
import { databaseNow, mails, secondsFromNow } from '../db';
import type { World } from '../jobs';
import { log } from '../log';
import { openContent } from './mail-content';
import { renderMail } from './render-mail';
import { SMTP_TIMEOUTS, smtpFailure, type SmtpSender } from './smtp-sender';
import type { MailTemplate } from './templates';

export type MailRow = typeof mails.$inferSelect;

/** Longer than one attempt can take: an attempt that is still under way is never made a second time beside it. */
const LEASE_SECONDS = SMTP_TIMEOUTS.whole / 1000 + 60;
/** A mail that could not be delivered for so long is no news any more: the links in it are dead. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;
/** One minute, 2, 4, ... at most an hour. */
const pauseSeconds = (attempts: number) => Math.min(2 ** (attempts - 1), 60) * 60;

const over = (now: Date) => new Date(now.getTime() - GIVE_UP_AFTER_MS);

/**
 * Takes the mail that has waited longest and marks it as `sending` before a word is said to the mail server. A mail whose
 * sender died in that state is taken again after its lease, with the same Message-ID: better twice than never.
 */
export async function claimMail({ db }: World): Promise<MailRow | null> {
	return db.transaction(async (tx) => {
		const [due] = await tx
			.select({ id: mails.id })
			.from(mails)
			.where(
				or(
					and(eq(mails.state, 'queued'), lte(mails.nextAttemptAt, databaseNow)),
					and(eq(mails.state, 'sending'), lt(mails.lockedUntil, databaseNow))
				)
			)
			.orderBy(asc(mails.nextAttemptAt), asc(mails.id))
			.limit(1)
			.for('update', { skipLocked: true });
		if (!due) return null;
		const [row] = await tx
			.update(mails)
			.set({
				state: 'sending',
				attempts: sql`${mails.attempts} + 1`,
				lockedBy: randomUUID(),
				lockedUntil: secondsFromNow(LEASE_SECONDS)
			})
			.where(eq(mails.id, due.id))
			.returning();
		return row ?? null;
	});
}

/** Tries to send a mail that `claimMail` gave, and writes down what came of it. True when the server itself failed. */
export async function deliverMail(
	world: World,
	row: MailRow,
	{ sender, origin }: { sender: SmtpSender; origin: URL }
): Promise<boolean> {
	const content = openContent(world.keys, row.id, row.contentSealed);
	if (!content) {
		await giveUp(world, row, 'unreadable');
		return false;
	}
	const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
	try {
		const mail = await renderMail(row.template as MailTemplate, content.params, { locale, origin });
		await sender.send({ ...mail, to: content.to, messageId: row.messageId, date: row.createdAt });
	} catch (error) {
		const { code, permanent, serverAway } = smtpFailure(error);
		const late = row.createdAt <= over(world.now());
		if (permanent || late) await giveUp(world, row, code);
		else await postpone(world, row, code);
		return serverAway;
	}
	// From here to the next line a crash means a second mail: SMTP has no way to ask whether the first arrived.
	await write(world, row, { state: 'sent', sentAt: world.now(), contentSealed: null, lastCode: '250' });
	return false;
}

/** Gives a mail back that was not tried after all, or whose sending was broken off: it goes at the next start. */
export async function releaseMail(world: World, row: MailRow): Promise<void> {
	await write(world, row, { state: 'queued' });
}

/** Gives up every mail that waited too long, whether it could be tried or not. Returns how many. */
export async function giveUpLate({ db, now }: World): Promise<number> {
	const at = now();
	const late = await db
		.update(mails)
		.set({ state: 'given-up', givenUpAt: at, contentSealed: null, lockedBy: null, lockedUntil: null })
		.where(
			and(
				lte(mails.createdAt, over(at)),
				or(eq(mails.state, 'queued'), and(eq(mails.state, 'sending'), lt(mails.lockedUntil, databaseNow)))
			)
		)
		.returning({ id: mails.id, template: mails.template, code: mails.lastCode });
	for (const { id, template, code } of late) log.error({ mail: id, template, code }, 'mail given up');
	return late.length;
}

async function postpone(world: World, row: MailRow, code: string): Promise<void> {
	const nextAttemptAt = secondsFromNow(pauseSeconds(row.attempts));
	await write(world, row, { state: 'queued', lastCode: code, nextAttemptAt });
	log.warn({ mail: row.id, template: row.template, attempt: row.attempts, code }, 'mail will be tried again');
}

async function giveUp(world: World, row: MailRow, code: string): Promise<void> {
	await write(world, row, {
		state: 'given-up',
		givenUpAt: world.now(),
		contentSealed: null,
		lastCode: code
	});
	log.error({ mail: row.id, template: row.template, attempt: row.attempts, code }, 'mail given up');
}

/** Lets the mail go, while this attempt is the one that holds it. */
async function write({ db }: World, row: MailRow, values: PgUpdateSetSource<typeof mails>): Promise<void> {
	await db
		.update(mails)
		.set({ ...values, lockedBy: null, lockedUntil: null })
		.where(and(eq(mails.id, row.id), eq(mails.lockedBy, row.lockedBy ?? '')));
}
