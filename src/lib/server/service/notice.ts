import { recordAudit } from '../audit';
import { inTransaction, type Context } from '../context';
import { readState, writeState } from './state';

/** The languages an operator writes a notice in; the others read the Dutch one. */
export const NOTICE_LANGUAGES = ['nl', 'en', 'fr'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];
export type Notice = Record<NoticeLanguage, string>;

export const MAX_NOTICE = 200;

/** What is known to be down, in the words of the operator and one language; null when there is nothing to say. */
export async function readNotice(ctx: Pick<Context, 'db'>, locale: string): Promise<string | null> {
	const notice = await readWholeNotice(ctx);
	return notice && (notice[locale as NoticeLanguage] || notice.nl);
}

/** The notice in all its languages, for who edits it. */
export async function readWholeNotice(ctx: Pick<Context, 'db'>): Promise<Notice | null> {
	return (await readState(ctx, 'notice')) as Notice | null;
}

export type NoticeRefusal = 'missing' | 'too-long';

/**
 * Shows `notice` on every page of pupils within seconds, or takes it away when all of it is empty. Dutch is needed; a language
 * left out reads that.
 */
export async function setNotice(ctx: Context, notice: Notice): Promise<NoticeRefusal | null> {
	const texts = Object.fromEntries(
		NOTICE_LANGUAGES.map((language) => [language, notice[language].replace(/\s+/g, ' ').trim()])
	) as Notice;
	const given = Object.values(texts).filter((text) => text !== '');
	if (given.length > 0 && texts.nl === '') return 'missing';
	if (given.some((text) => [...text].length > MAX_NOTICE)) return 'too-long';
	await inTransaction(ctx, async (ctx) => {
		await writeState(ctx, 'notice', given.length > 0 ? texts : null);
		await recordAudit(ctx, { action: 'service.notice-changed', detail: { shown: given.length > 0 } });
	});
	return null;
}
