import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isUsername,
	looksLikeEmail,
	MAX_USERNAME_LENGTH,
	normalizeUsername,
	RESERVED_USERNAMES
} from './username';

const samples = `
	abdulghani.bogdannnn suheda.carabin aurelian.appels ardalan.bhatti gaston.logie ivica.cauberghs
	wilhelmina.daniels mac.daoust borel.daelemans lizabeta.de.boel eben-ezer.charneux gaston.logie2 bo
`;

test.each([...samples.trim().split(/\s+/), 'a'.repeat(MAX_USERNAME_LENGTH)])('%s may be a username', (text) =>
	expect(isUsername(text)).toBe(true)
);

test.each([
	['', 'nothing'],
	['a', 'one character'],
	['a'.repeat(MAX_USERNAME_LENGTH + 1), '51 characters'],
	['Gaston.Logie', 'capitals: normalise first'],
	['gaston@logie.be', 'an @'],
	['gaston logie', 'a space'],
	["gaston.o'brien", 'an apostrophe'],
	['.gaston', 'a dot in front'],
	['_gaston', 'an underscore in front'],
	['gaston.', 'a dot at the end'],
	['gaston..logie', 'two dots, a step up in a path'],
	['gaston/logie', 'a slash'],
	['gaston.lоgie', 'a Cyrillic о'],
	['gaston\n', 'a new line'],
	['.well-known', 'reserved'],
	['aanmelden', 'reserved'],
	['favicon.ico', 'reserved'],
	['admin.php', 'the ending of a file'],
	['wp-login.html', 'the ending of a file']
])('%j may not be one: %s', (text) => expect(isUsername(text)).toBe(false));

test('every reserved word is refused and is in normal form, or it would guard nothing', () => {
	for (const word of RESERVED_USERNAMES) {
		expect(isUsername(word)).toBe(false);
		expect(normalizeUsername(word)).toBe(word);
	}
});

test.each([
	['  Gaston.Logie\t', 'gaston.logie'],
	['GASTÓN.LOGIE', 'gaston.logie'],
	['gasto\u0301n.logie', 'gaston.logie'],
	['\ufeffgas\u200bton.\u202elo\u00adgie\u2069', 'gaston.logie'],
	['gaston.logie\u0000', 'gaston.logie'],
	['gaston．logie', 'gaston.logie'],
	['\u200b \u00a0gaston.logie\u3000\u200b', 'gaston.logie'],
	['İDİL.YILDIZ', 'idil.yildiz'],
	['łukasz.groß', 'lukasz.gross'],
	['gaston\nlogie', 'gaston logie'],
	['', ''],
	['\ud800', '\ud800']
])('%j is typed for %j', (typed, name) => expect(normalizeUsername(typed)).toBe(name));

test('a Cyrillic look-alike stays a stranger', () => {
	expect(normalizeUsername('gаston.logie')).not.toBe('gaston.logie');
});

test('normalising twice changes nothing, whatever was typed', () => {
	const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 700 }), fc.string({ unit: 'grapheme' }));
	fc.assert(
		fc.property(typed, (text) => {
			const once = normalizeUsername(text);
			expect(once.length).toBeLessThanOrEqual(512);
			expect(normalizeUsername(once)).toBe(once);
		})
	);
});

test.each(['a', '\u0301', '\ufdfa', ' ', '@', '\u200b'])(
	'a megabyte of %j is no username and no address',
	(unit) => {
		const megabyte = unit.repeat(1_000_000);
		expect(isUsername(normalizeUsername(megabyte))).toBe(false);
		expect(looksLikeEmail(megabyte)).toBe(false);
	}
);

test.each([
	['gaston@mail.be', true],
	[' Gaston@Mail.BE ', true],
	['gaston＠mail.be', true],
	['@gaston', false],
	['gaston@', false],
	['gaston.logie', false],
	['a b@mail.be', false]
])('%j looks like an e-mail address: %s', (typed, is) => expect(looksLikeEmail(typed)).toBe(is));
