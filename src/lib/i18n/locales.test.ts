import { expect, test } from 'vitest';
import { chooseLocale, chosenLanguage, offeredLocales, spokenOn } from './locales';

test.each([
	[undefined, '', 'nl'],
	[undefined, 'fr-BE,fr;q=0.9,en;q=0.8', 'fr'],
	[undefined, 'en;q=0.5, fr;q=0.9', 'fr'],
	[undefined, 'de-DE, en;q=0', 'nl'],
	['en', 'fr', 'en'],
	['klingon', 'fr', 'fr'],
	['__proto__', 'constructor;q=x', 'nl'],
	['ar', 'ar', 'nl']
])('chosen %s and accepted %s gives %s', (chosen, accepted, locale) => {
	expect(chooseLocale(chosen, accepted, offeredLocales([]))).toBe(locale);
});

test('a language behind a setting is on offer only when it is switched on', () => {
	expect(chooseLocale('ar', '', offeredLocales(['ar']))).toBe('ar');
	expect(offeredLocales([])).toEqual(['nl', 'en', 'fr']);
});

test.each([
	[undefined, undefined],
	['', undefined],
	['leerid_language=fr', 'fr'],
	['a=1; __Host-leerid_language=en; b=2', 'en'],
	['my_leerid_language=en', undefined]
])('the cookies %s say that %s was chosen', (cookies, chosen) => {
	expect(chosenLanguage(cookies)).toBe(chosen);
});

test.each([
	['/schoolloket/leerid-beheer', 'ar', 'nl'],
	['/schoolloket', 'ar', 'nl'],
	['/beheer/toestand', 'ar', 'nl'],
	['/(site)/privacy/register', 'ar', 'nl'],
	['/schoolloket/leerid-beheer', 'fr', 'fr'],
	['/(site)/privacy', 'ar', 'ar'],
	['/(aanmelden)', 'ar', 'ar'],
	[null, 'ar', 'ar']
] as const)('the page at %s for who chose %s is in %s', (route, chosen, locale) => {
	expect(spokenOn(route, chosen)).toBe(locale);
});
