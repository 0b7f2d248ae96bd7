import type { CardContent, CardFace } from '$lib/domain/cards/card';
import type { MeasureText } from '$lib/domain/cards/fit-text';
import type { CardGroup } from '$lib/domain/cards/print-order';
import type { Offset, StickerArticle } from '$lib/domain/cards/sheets';
import type { Messages } from '$lib/i18n';
import type { PrintableCard } from './draw-card';

/** Cards of one group with their QR codes, in the order of printing. */
export interface PrintableGroup extends Omit<CardGroup, 'cards'> {
	cards: PrintableCard[];
}

/** What all files of one print are made from. */
export interface PrintJob {
	groups: PrintableGroup[];
	schoolName: string;
	/** The date in the files. */
	at: Date;
	article: StickerArticle;
	/** The first free sticker, from 1. */
	firstSticker: number;
	offset: Offset;
	/** Lines of the operator (D15); the first stands on a cut-out card. */
	marks: readonly string[];
	measure: MeasureText;
	words: Messages['pictureWords'];
}

/** The groups as they go into one file: without cards that would have an empty half. */
export function groupsFor(job: PrintJob, face: CardFace): PrintableGroup[] {
	if (face !== 'secret') return job.groups;
	const hasSecret = ({ content }: { content: CardContent }) => content.secret.kind !== 'none';
	return job.groups
		.map((group) => ({ ...group, cards: group.cards.filter(hasSecret) }))
		.filter(({ cards }) => cards.length > 0);
}

/** On a cover line of pupils whose group the school did not give. */
export const NO_GROUP = 'Zonder groep';

/** `1 kaartje`, `23 kaartjes`. */
export const countCards = (count: number): string => `${count} ${count === 1 ? 'kaartje' : 'kaartjes'}`;
