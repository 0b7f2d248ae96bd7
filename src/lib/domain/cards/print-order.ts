import type { CardContent } from './card';

/** Cards that are handed out together: one administrative group, or one class of it. */
export interface CardGroup {
	groupName: string;
	className: string;
	/** For the cover line: `Klas 6B, 6de leerjaar`. */
	label: string;
	cards: CardContent[];
}

/** Belgian Dutch: De Boel stands under D, É beside E; numbers by value, so that group 2 comes before group 10. */
const { compare } = new Intl.Collator('nl-BE', { numeric: true });

/**
 * The cards as they leave the printer: by administrative group, then class, then family name, given name and
 * stamnummer. The same cards in any order give the same result. An empty list gives no groups.
 */
export function cardsInPrintOrder(cards: readonly CardContent[]): CardGroup[] {
	const groups = new Map<string, CardGroup>();
	for (const card of cards) {
		const { groupName, className = '' } = card;
		const key = JSON.stringify([groupName, className]);
		const group = groups.get(key) ?? { groupName, className, label: groupLabel(card), cards: [] };
		group.cards.push(card);
		groups.set(key, group);
	}
	for (const group of groups.values()) group.cards.sort(byName);
	return [...groups.values()].sort(
		(a, b) => compare(a.groupName, b.groupName) || compare(a.className, b.className)
	);
}

/**
 * The group line of a card (F41), with the class where the school shares it: first, because a line that is too long
 * loses its end, and the class says who hands the card out.
 */
export const groupLabel = ({ groupName, className }: Pick<CardContent, 'groupName' | 'className'>): string =>
	[className && `Klas ${className}`, groupName].filter(Boolean).join(', ');

const byName = (a: CardContent, b: CardContent) =>
	compare(a.familyName, b.familyName) ||
	compare(a.givenName, b.givenName) ||
	compare(a.stamnummer, b.stamnummer) ||
	compare(a.username, b.username);
