import { cardWords } from '$lib/domain/cards/card-words';
import type { CardContent } from '$lib/domain/cards/card';
import { inert } from '$lib/domain/desk/inert';
import writeXlsxFile from 'write-excel-file/node';

/** Stable names, for a mail merge that was set up last year; widths in characters. */
const COLUMNS: { title: string; width: number; value: (card: CardContent) => string }[] = [
	{ title: 'Voornaam', width: 20, value: (card) => card.givenName },
	{ title: 'Naam', width: 24, value: (card) => card.familyName },
	{ title: 'Klas', width: 12, value: (card) => card.className ?? '' },
	{ title: 'Administratieve groep', width: 36, value: (card) => card.groupName },
	{ title: 'Stamnummer', width: 14, value: (card) => card.stamnummer },
	{ title: 'Gebruikersnaam', width: 28, value: (card) => card.username },
	{ title: 'Wachtwoord', width: 16, value: (card) => secretText(card) },
	{ title: 'URL', width: 46, value: (card) => card.readableUrl }
];

function secretText({ secret }: CardContent): string {
	if (secret.kind === 'pictures') return cardWords.seeCard;
	return secret.kind === 'none' ? '' : secret.text;
}

/**
 * One sheet for mail merge: a frozen header row, no merged cells, text cells throughout, so that leading zeros stay.
 * The file's own date is the moment of writing: two runs differ in that.
 */
export async function accountsXlsx(cards: readonly CardContent[]): Promise<Uint8Array> {
	const header = COLUMNS.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
	const rows = cards.map((card) => COLUMNS.map(({ value }) => ({ value: inert(value(card)), type: String })));
	const columns = COLUMNS.map(({ width }) => ({ width }));
	return writeXlsxFile([header, ...rows], {
		sheet: 'LeerID-accounts',
		columns,
		stickyRowsCount: 1
	}).toBuffer();
}
