import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberedUsername, usernameBase } from './propose-username';
import { isUsername, MAX_USERNAME_LENGTH, RESERVED_USERNAMES } from './username';

test.each([
	['Wilhelmina', 'Daniëls', 'wilhelmina.daniels'],
	['Gastón', 'Logie', 'gaston.logie'],
	['Justine', 'de Groot', 'justine.de.groot'],
	['Lizabeta', 'De Boel', 'lizabeta.de.boel'],
	['Eben-Ezer', 'Charneux', 'eben-ezer.charneux'],
	['Jean - Luc', "D'Hondt", 'jean-luc.dhondt'],
	['Séan', 'O’Brien', 'sean.obrien'],
	['Özgür', 'Şahin', 'ozgur.sahin'],
	['İdil', 'Yıldız', 'idil.yildiz'],
	['Łukasz', 'Żółć', 'lukasz.zolc'],
	['Ștefan', 'Brâncuși', 'stefan.brancusi'],
	['Bjørn', 'Weiß', 'bjorn.weiss'],
	['Þóra', 'Æsirð', 'thora.aesird'],
	['Đorđe', 'Đukić', 'dorde.dukic'],
	['Γιώργος', 'Παπαδόπουλος', 'giorgos.papadopoulos'],
	['Ευαγγελία', 'Αυγερινού', 'evaggelia.avgerinou'],
	['Олександр', 'Шевченко', 'oleksandr.shevchenko'],
	['Юлія', 'Їжакевич', 'iuliia.izhakevich'],
	['محمد', 'الحسن', 'mhmd.alhsn'],
	['زهرا', 'پارسا', 'zhra.parsa'],
	['דוד', 'כהן', 'dvd.khn'],
	['გიორგი', 'ბერიძე', 'giorgi.beridze'],
	['Արամ', 'Խաչատրյան', 'aram.khachatryan'],
	['Аdmin', 'Tеst', 'admin.test'], // Cyrillic А and е come out as Latin letters
	['Zoë', '', 'zoe'],
	['Emma', 'Sql', 'emma-sql'],
	['Piet', 'Bak', 'piet.bak'],
	['', 'Adams', 'adams'],
	['Abd  al-Rahman', 'El Amrani (2)', 'abd.al-rahman.el.amrani.2']
])('%s %s becomes %s', (givenName, familyName, username) => {
	expect(usernameBase(givenName, familyName)).toBe(username);
	expect(isUsername(username)).toBe(true);
});

test.each([
	['李', '王', 'leerling'],
	['🦊', '', 'leerling'],
	['', '', 'leerling'],
	['A', '', 'leerling.a'],
	['Admin', '', 'leerling.admin'],
	['', 'Null', 'leerling.null']
])('%j %j, of which too little remains, becomes %s', (givenName, familyName, username) => {
	expect(usernameBase(givenName, familyName)).toBe(username);
});

test('zero, one and two children of the same name get different names', () => {
	expect([1, 2, 3].map((n) => numberedUsername('gaston.logie', n))).toEqual([
		'gaston.logie',
		'gaston.logie2',
		'gaston.logie3'
	]);
});

test('a long name is cut for its number and never ends in a separator', () => {
	const base = usernameBase('Maximiliaan-Alexander', 'van den Broeck tot Steenhuffel en Malderen');
	expect(base.length).toBeLessThanOrEqual(MAX_USERNAME_LENGTH);
	expect(numberedUsername('a'.repeat(48) + '.b', 12)).toBe('a'.repeat(48) + '12');
	expect(numberedUsername('a'.repeat(47) + '.bc', 12)).toBe('a'.repeat(47) + '12');
});

const anyName = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme', maxLength: 80 }),
	fc.constantFrom(...RESERVED_USERNAMES),
	fc.constantFrom('', ' ', '-', "'", '.', 'A', 'De Boel', 'ﷺ', 'İ', 'ß'.repeat(60))
);

test('whatever a child is called, every proposal is a valid username in ASCII', () => {
	fc.assert(
		fc.property(anyName, anyName, fc.integer({ min: 1, max: 99_999 }), (givenName, familyName, n) => {
			const username = numberedUsername(usernameBase(givenName, familyName), n);
			expect(isUsername(username), username).toBe(true);
		}),
		{ numRuns: 2000 }
	);
});

test('the numbers of one base never meet each other', () => {
	const names = Array.from({ length: 2000 }, (_, i) =>
		numberedUsername('z'.repeat(MAX_USERNAME_LENGTH), i + 1)
	);
	expect(new Set(names).size).toBe(2000);
});
