import { and, count, desc, eq, gt, inArray, min, sql } from 'drizzle-orm';
import { validate } from 'uuid';
import { DEFAULT_LOCALE, isLocale } from '$lib/i18n';
import type { Context } from '../context';
import { mails } from '../db';
import { getSettings } from '../env';
import { openContent } from './mail-content';
import { renderMail, type RenderedMail } from './render-mail';
import type { MailTemplate } from './templates';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface OutboxHealth {
	/** Queued or being sent. */
	waiting: number;
	/** When the oldest of them was queued. */
	waitingSince: Date | null;
	/** In the last 24 hours. */
	givenUp: number;
}

/** How the outbox does, for the operator: counts only. */
export async function checkOutbox(ctx: Context): Promise<OutboxHealth> {
	const since = new Date(ctx.now.getTime() - DAY_MS);
	const [waiting] = await ctx.db
		.select({ many: count(), since: min(mails.createdAt) })
		.from(mails)
		.where(inArray(mails.state, ['queued', 'sending']));
	const [givenUp] = await ctx.db
		.select({ many: count() })
		.from(mails)
		.where(and(eq(mails.state, 'given-up'), gt(mails.givenUpAt, since)));
	return {
		waiting: waiting?.many ?? 0,
		waitingSince: waiting?.since ?? null,
		givenUp: givenUp?.many ?? 0
	};
}

export interface OutboxMail {
	id: string;
	template: string;
	state: 'queued' | 'sending' | 'sent' | 'given-up';
	attempts: number;
	lastCode: string | null;
	createdAt: Date;
	/** Null once the mail was sent or given up: then its content is erased. */
	to: string | null;
	mail: RenderedMail | null;
}

/** The newest mails with their content: for the local outbox of a demo (D14) and nothing else. Throws on a real server. */
export async function listOutbox(ctx: Context, most = 100): Promise<OutboxMail[]> {
	refuseOutsideDemo();
	const rows = await ctx.db
		.select()
		.from(mails)
		.orderBy(desc(mails.createdAt), sql`${mails.id} desc`)
		.limit(most);
	return Promise.all(rows.map((row) => open(ctx, row)));
}

/** One mail with its content, or null; as `listOutbox`. */
export async function readOutboxMail(ctx: Context, id: string): Promise<OutboxMail | null> {
	refuseOutsideDemo();
	if (!validate(id)) return null;
	const [row] = await ctx.db.select().from(mails).where(eq(mails.id, id));
	return row ? open(ctx, row) : null;
}

/** The links in a mail open accounts: nobody but the reader may see them where accounts are real. */
function refuseOutsideDemo(): void {
	if (!getSettings().devPages) throw new Error('the outbox can be read in a demo only');
}

async function open(ctx: Context, row: typeof mails.$inferSelect): Promise<OutboxMail> {
	const { id, template, state, attempts, lastCode, createdAt } = row;
	const content = openContent(ctx.keys, id, row.contentSealed);
	const locale = isLocale(row.locale) ? row.locale : DEFAULT_LOCALE;
	const { origin } = getSettings();
	const mail = content && (await renderMail(template as MailTemplate, content.params, { locale, origin }));
	return { id, template, state, attempts, lastCode, createdAt, to: content?.to ?? null, mail };
}
