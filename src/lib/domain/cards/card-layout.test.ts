import { describe, expect, test } from 'vitest';
import type { CardContent, CardFace, CardSecret } from './card';
import { CUT_OUT_CARD, STICKER_CARD, type CardFormat } from './card-format';
import { layoutCard } from './card-layout';
import type { PlacedCard } from './placed-card';
import { qrSquare } from './qr-square';

/** As wide as a wide letter of a bold font. */
const measure = (text: string) => [...text].length * 0.62;
const pictures: CardSecret = { kind: 'pictures', choice: [0, 11, 2, 3, 4, 5, 6, 7] };
const gaston: CardContent = {
	groupName: '2e lj 2e gr Elektrotechnieken TSO',
	givenName: 'Gastón',
	familyName: 'Logie',
	qrUrl: 'HTTPS://MIJN.LEERID.BE/K/7K3M9XQ2ABCDE',
	readableUrl: 'https://mijn.leerid.be/gaston.logie',
	username: 'gaston.logie',
	secret: { kind: 'temporary', text: 'qgRkpckU' },
	accountType: 'gevorderd',
	stamnummer: '945'
};
const lay = (card: Partial<CardContent>, face: CardFace = 'whole', format: CardFormat = STICKER_CARD) =>
	layoutCard(
		{ ...gaston, ...card },
		{ format, face, modules: 25, measure, captionOf: (s, i) => `w${s}.${i}` }
	);
const wordsOf = ({ texts }: PlacedCard) => texts.map(({ text }) => text);

test('a card says the group, both names, the address, the username and the temporary password', () => {
	expect(wordsOf(lay({}))).toEqual(
		expect.arrayContaining([
			'Gastón',
			'Logie',
			'Gebruikersnaam',
			'gaston.logie',
			'Tijdelijk wachtwoord',
			'qgRkpckU'
		])
	);
	expect(wordsOf(lay({ className: '2a' })).join(' ')).toContain('Klas 2a, 2e lj 2e gr Elektrotechnieken');
});

test('a word is a wachtwoord, not a tijdelijk wachtwoord', () => {
	const words = wordsOf(lay({ secret: { kind: 'word', text: '29ban9' } }));
	expect(words).toContain('Wachtwoord');
	expect(words).not.toContain('Tijdelijk wachtwoord');
});

test('pictures stand in two rows of four, numbered 1 to 8', () => {
	const placed = lay({ secret: pictures });
	expect(placed.pictures.map(({ step, index }) => [step, index])).toEqual(
		[0, 11, 2, 3, 4, 5, 6, 7].map((index, step) => [step, index])
	);
	expect(new Set(placed.pictures.map(({ y }) => y)).size).toBe(2);
	for (const { step, x, y } of placed.pictures) {
		const number = placed.texts.find(({ text }) => text === String(step + 1));
		expect(number?.x).toBeLessThan(x);
		expect(number?.y).toBeCloseTo(y + 1.9, 0);
	}
});

test('the half for the pencil case holds no secret, the other half no code and no address of the card', () => {
	const qrHalf = lay({}, 'qr');
	expect(wordsOf(qrHalf).join(' ')).not.toContain('qgRkpckU');
	expect(lay({ secret: pictures }, 'qr').pictures).toEqual([]);
	expect(qrHalf.qr).toBeDefined();
	const secretHalf = lay({}, 'secret');
	expect(secretHalf.qr).toBeUndefined();
	expect(wordsOf(secretHalf)).toEqual(expect.arrayContaining(['Gastón', 'gaston.logie', 'qgRkpckU']));
	expect(wordsOf(secretHalf).join(' ')).not.toContain('https');
});

test('a card without a secret says nothing of a password', () => {
	expect(wordsOf(lay({ secret: { kind: 'none' } })).join(' ')).not.toMatch(/wachtwoord/i);
});

test('first name and name share a line only where they are read in that order', () => {
	const lines = (givenName: string, familyName: string) => {
		const { texts } = lay({ givenName, familyName, secret: pictures });
		return texts.filter(({ text }) => text === givenName || text === familyName).map(({ y }) => y);
	};
	expect(new Set(lines('An', 'Logie')).size).toBe(1);
	expect(new Set(lines('محمد', 'علي')).size).toBe(2);
});

describe('nothing leaves the card, comes into the white of the code, or runs over what stands under it', () => {
	const long = 'A'.repeat(200);
	const names = ['An', 'Maria '.repeat(33).trim(), long];
	const secrets: CardSecret[] = [pictures, { kind: 'temporary', text: 'WWWWWWWW' }, { kind: 'none' }];
	const usernames = ['an.b', 'jan-baptist.vandenbrouckedelakethulledery.hove1234', 'w'.repeat(50)];
	const cases = [STICKER_CARD, CUT_OUT_CARD].flatMap((format) =>
		(['whole', 'qr', 'secret'] as const).flatMap((face) =>
			secrets.flatMap((secret) =>
				names.flatMap((name) => usernames.map((username) => ({ format, face, secret, name, username })))
			)
		)
	);
	test.each(cases)('$format.width mm, $face, $secret.kind, $name, $username', (one) => {
		const { format, face, secret, name, username } = one;
		const readableUrl = `https://mijn.leerid.be/${username}`;
		const placed = lay(
			{ givenName: name, familyName: name, groupName: name, username, readableUrl, secret },
			face,
			format
		);
		const { inset, width, height } = format;
		for (const { text, x, y, size, centred } of placed.texts) {
			const left = x - (centred ? (measure(text) * size) / 2 : 0);
			expect(left).toBeGreaterThanOrEqual(inset.x - 0.05);
			expect(left + measure(text) * size).toBeLessThanOrEqual(width - inset.x + 0.3);
			expect(y - size * 0.75).toBeGreaterThanOrEqual(inset.y - 0.3);
			expect(y).toBeLessThanOrEqual(height - inset.y + 0.05);
		}
		for (const { x, y, side } of placed.pictures) {
			expect(x + side).toBeLessThanOrEqual(width - inset.x + 0.05);
			expect(y + side).toBeLessThanOrEqual(height - inset.y + 0.05);
		}
		const { quiet } = qrSquare(25);
		const { qr } = placed;
		const inWhite = placed.texts.filter(
			({ x, y, size }) =>
				qr && x < qr.x + qr.side + quiet && y > qr.y - quiet && y - size * 0.75 < qr.y + qr.side + quiet * 0.9
		);
		expect(inWhite).toEqual([]);
		if (face !== 'secret') expect(wordsOf(placed).join('')).toContain(username.slice(0, 12));
	});
});
