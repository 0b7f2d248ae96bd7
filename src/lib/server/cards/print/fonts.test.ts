import { cut, ink, renderPages } from '$tests/pdf';
import { expect, test } from 'vitest';
import { measureText, setText } from './fonts';
import { PageContent } from './page-content';
import { PrintDocument } from './print-document';

/** What names in Flemish schools are written with. */
const LETTERS = [
	'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
	'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïñòóôõöøùúûüýþÿ',
	'ĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžȘșȚțẠạỄễỌọ',
	'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІіЇїЄєҐґЉљЊњЋћЂђ',
	'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچڤگ',
	'אבגדהוזחטיכלמנסעפצקרשת',
	'ΑΒΓΔΕΖΗΘαβγδεζηθάέήί'
];

test.each(LETTERS)('every letter of %s has ink, in both weights', async (letters) => {
	const document = await PrintDocument.create('Letters', new Date(0));
	const page = new PageContent(document);
	const characters = [...letters];
	const place = (i: number, bold: boolean) => ({
		x: 10 + (i % 18) * 10,
		y: 20 + Math.floor(i / 18) * 12 + (bold ? 140 : 0)
	});
	for (const [i, letter] of characters.entries()) {
		for (const bold of [false, true]) {
			const { x, y } = place(i, bold);
			await page.text(letter, { x, y, size: 6, weight: bold ? 'bold' : 'regular' });
		}
	}
	await page.finish();
	const [rendered] = renderPages(await document.save(), 100);
	const blank = characters.filter((letter, i) =>
		[false, true].some((bold) => {
			const { x, y } = place(i, bold);
			const width = Math.max(1, 6 * measureText(letter, bold ? 'bold' : 'regular'));
			return ink(cut(rendered!, { x, y: y - 6, width, height: 8.5 })) < 0.03;
		})
	);
	expect(blank).toEqual([]);
});

test.each([
	['Gastón', 'noto-regular'],
	['Олександр', 'noto-regular'],
	['Nguyễn', 'noto-regular'],
	['محمد', 'dejavu-regular'],
	['Mo محمد', 'dejavu-regular'],
	['שרה', 'dejavu-regular']
])('%s is set in %s as a whole', (name, font) => {
	expect(setText(name, 'regular').font.key).toBe(font);
});

test('letters of Arabic join: a word is narrower than its letters apart', () => {
	const apart = 3 * measureText('ب', 'regular');
	expect(measureText('ببب', 'regular')).toBeLessThan(apart * 0.8);
});

test('a letter that no font has is printed as the sign for it, never left out', () => {
	expect(setText('王Li', 'regular').pieces.join('')).toBe('\ufffdLi');
});

test('every letter of the demo schools that comes on a card is in a font, in both weights', () => {
	const seeds = import.meta.glob<string>('../../demo/pupils-school-*.csv', {
		query: '?raw',
		import: 'default',
		eager: true
	});
	// First name, name and group as the school writes them: the official ones, which may be Chinese, are on no card.
	const printed = Object.values(seeds)
		.flatMap((csv) => csv.trim().split('\n').slice(1))
		.flatMap((line) => line.split(';').slice(2, 5));
	expect(printed.length).toBeGreaterThan(900);
	for (const weight of ['regular', 'bold'] as const)
		expect(printed.filter((text) => setText(text, weight).pieces.join('').includes('\ufffd'))).toEqual([]);
});
