import { expect, test } from 'vitest';
import { CUT_OUT_CARD, STICKER_CARD } from './card-format';
import { layoutSpareCard, readSpareCardName } from './spare-card';

test.each([
	['17', { number: 17 }],
	[' 017 ', { number: 17 }],
	['Leenkaart 17', { number: 17 }],
	['leenkaart nr. 4', { number: 4 }],
	['0', null],
	['', null],
	['zeventien', null],
	['-3', null],
	['1234567', null],
	['7K3M9XQ2ABCDE', { token: '7K3M9XQ2ABCDE' }],
	['7k3m-9xq2-abcde', { token: '7K3M9XQ2ABCDE' }],
	['1234567890123', { token: '1234567890123' }], // a token of digits only is no number
	["' or 1=1 --", null],
	['9'.repeat(5000), null]
])('%.40j names %j', (text, name) => {
	expect(readSpareCardName(text)).toEqual(name);
});

test.each([
	['sticker', STICKER_CARD],
	['cut-out card', CUT_OUT_CARD]
])('on a %s number, school and code stand within the card, whatever the school is called', (_, format) => {
	const measure = (text: string) => text.length * 0.55;
	const schoolName = 'Gesubsidieerde Vrije Basisschool Onze-Lieve-Vrouw van de Zeven Weeën '.repeat(4);
	const card = { number: 99_999, schoolName, qrUrl: 'HTTPS://X' };
	const { texts, qr, pictures } = layoutSpareCard(card, { format, modules: 25, measure });
	expect(texts.map(({ text }) => text)).toContain('Leenkaart 99999');
	expect(pictures).toEqual([]);
	for (const { text, x, y, size } of texts) {
		expect(x, text).toBeGreaterThanOrEqual(0);
		expect(x + measure(text) * size, text).toBeLessThanOrEqual(format.width);
		expect(y, text).toBeLessThanOrEqual(format.height);
	}
	expect(qr!.x + qr!.side).toBeLessThan(format.text.x);
});
