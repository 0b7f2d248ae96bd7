import { expect, test } from 'vitest';
import type { CardContent } from './card';
import { cardsInPrintOrder } from './print-order';

const card = (groupName: string, familyName: string, givenName = 'An', className?: string): CardContent => ({
	groupName,
	className,
	givenName,
	familyName,
	qrUrl: 'HTTPS://MIJN.LEERID.BE/K/0',
	readableUrl: '',
	username: `${givenName}.${familyName}`,
	secret: { kind: 'none' },
	accountType: 'basis',
	stamnummer: ''
});
const namesOf = (cards: CardContent[]) =>
	cardsInPrintOrder(cards).map((group) => group.cards.map((c) => c.familyName));

test('De Boel stands under D, accents beside their letter, capitals among the small', () => {
	const names = [
		'Daniëls',
		'De Boel',
		'Dávid',
		'Decock',
		'de Backer',
		'Zwart',
		'Élise',
		'Emmers',
		'Çelik',
		'Claes'
	];
	expect(namesOf(names.map((name) => card('1', name)))).toEqual([
		['Çelik', 'Claes', 'Daniëls', 'Dávid', 'de Backer', 'De Boel', 'Decock', 'Élise', 'Emmers', 'Zwart']
	]);
});

test('groups come by name with numbers by value, then classes', () => {
	const cards = [
		card('Groep 10', 'A'),
		card('Groep 2', 'B'),
		card('Groep 2', 'C', 'An', '2b'),
		card('Groep 2', 'D', 'An', '2a')
	];
	expect(cardsInPrintOrder(cards).map(({ label }) => label)).toEqual([
		'Groep 2',
		'Klas 2a, Groep 2',
		'Klas 2b, Groep 2',
		'Groep 10'
	]);
});

test('the order does not depend on the order in which the cards came', () => {
	const cards = [
		card('1', 'Peeters', 'Bo'),
		card('1', 'Peeters', 'An'),
		card('2', 'Aerts'),
		card('1', 'Maes')
	];
	expect(cardsInPrintOrder(cards.toReversed())).toEqual(cardsInPrintOrder(cards));
	expect(namesOf(cards)[0]).toEqual(['Maes', 'Peeters', 'Peeters']);
});

test('no cards make no groups', () => {
	expect(cardsInPrintOrder([])).toEqual([]);
});
