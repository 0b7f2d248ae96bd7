import {
	DEFAULT_ARTICLE,
	isOffset,
	isStickerArticle,
	type Offset,
	type StickerArticle
} from '$lib/domain/cards/sheets';
import { eq } from 'drizzle-orm';
import type { Context } from '../context';
import { schoolPrintSettings } from '../db';
import type { DeskActor } from '../staff';

/** What the school's printer and stickers ask for. */
export interface PrintSettings {
	article: StickerArticle;
	/** Millimetres. */
	offset: Offset;
}

/** As the school last printed; the first article without a shift when it never did. */
export async function readPrintSettings({ db }: Context, { schoolId }: DeskActor): Promise<PrintSettings> {
	const [row] = await db.select().from(schoolPrintSettings).where(eq(schoolPrintSettings.schoolId, schoolId));
	const offset = { x: row?.offsetX ?? 0, y: row?.offsetY ?? 0 };
	return {
		article: isStickerArticle(row?.article) ? row.article : DEFAULT_ARTICLE,
		offset: isOffset(offset) ? offset : { x: 0, y: 0 }
	};
}

/** Remembers them for the next print of anybody at this school. */
export async function keepPrintSettings(
	{ db, now }: Context,
	{ schoolId }: DeskActor,
	{ article, offset }: PrintSettings
): Promise<void> {
	const values = { article, offsetX: offset.x, offsetY: offset.y, updatedAt: now };
	await db
		.insert(schoolPrintSettings)
		.values({ schoolId, ...values })
		.onConflictDoUpdate({ target: schoolPrintSettings.schoolId, set: values });
}
