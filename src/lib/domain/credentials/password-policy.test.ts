import { expect, test } from 'vitest';
import { checkRules, MAX_LENGTH, MIN_LENGTH, refusePassword } from './password-policy';

const owner = {
	username: 'gaston.de.logie2',
	names: ['Gastón', 'de Logie'],
	schoolNames: ['BRUSSEL-STAD - TEST School 2 (2)', 'Vrije Basisschool De Wijnberg']
};

test.each([
	['', 'too-short'],
	['a'.repeat(MIN_LENGTH - 1), 'too-short'],
	['👍'.repeat(MIN_LENGTH - 1), 'too-short'], // code points, not UTF-16 units
	['e\u0301'.repeat(MIN_LENGTH - 1), 'too-short'], // é in two code points is one after NFKC
	['ﬃﬃﬃ', 'too-short'], // three code points, nine after NFKC
	[`${'kwallentaart '.repeat(10)}`, 'too-long'],
	['kwallen'.repeat(150_000), 'too-long'],
	['Gastón zijn fiets', 'contains-username'], // neither case nor accents hide a name
	['mijnLOGIEboek22', 'contains-username'], // the number does not hide it either
	['groene wijnberg kaas', 'contains-name'],
	['brusselse wafels', 'contains-name'],
	['wachtwoord123', 'too-common'],
	['Wachtwoord2026', 'too-common'],
	['wachtwoordwachtwoord', 'too-common'],
	['mijnwachtwoord1', 'too-common'],
	['welkom123456', 'too-common'],
	['password1234', 'too-common'],
	['azertyuiop123', 'too-common'],
	['qwertyuiop12', 'too-common'],
	['123456789012', 'too-common'],
	['abcdefghijkl', 'too-common'],
	['aaaaaaaaaaaa', 'too-common'],
	['abababababab', 'too-common'],
	['abcabcabcabc', 'too-common'],
	['            ', 'too-common'],
	['🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊', 'too-common'],
	['mijn LeerID is top', 'too-common'],
	['de trein naar Gent', null], // "de" is too short a part to refuse
	['kwallentaart', null], // 12 lower-case letters, no composition rule
	['mijn school staat scheef', null], // half the schools are called school
	['een stadhuis vol test', null],
	['wachtwoord met ë en 🦊', null],
	['paarse%Tractor9', null],
	['?!;:&@#,./-_', null],
	['Vq9$mZ2!tLr8', null],
	[`${'kwallentaart boven '.repeat(6)}`.slice(0, 64), null],
	[`${'kwallentaart boven '.repeat(7)}`.slice(0, MAX_LENGTH), null]
])('gaston.de.logie2 choosing %.40j gets %s', (password, refusal) => {
	expect(refusePassword(password, owner)).toBe(refusal);
});

test('nothing is known of some pupils, and names are in any script', () => {
	expect(refusePassword('kwallentaart', { username: '', names: ['', 'De'], schoolNames: [''] })).toBeNull();
	const zahra = { username: 'zhra.parsa', names: ['زهرا', 'پارسا'], schoolNames: [] };
	expect(refusePassword('kwallen زهرا taart', zahra)).toBe('contains-name');
	expect(refusePassword('kwallen taart زهر', zahra)).toBeNull();
});

test('the counter and the two ticks follow what is typed', () => {
	expect(checkRules('', owner)).toEqual({ length: 0, longEnough: false, withoutUsername: false });
	expect(checkRules('kwallentaart', owner)).toEqual({ length: 12, longEnough: true, withoutUsername: true });
	expect(checkRules('mijn kwallentaart', owner).length).toBe(17);
	expect(checkRules('GASTON', owner)).toEqual({ length: 6, longEnough: false, withoutUsername: false });
	expect(checkRules('e\u0301'.repeat(12), owner)).toMatchObject({ length: 12, longEnough: true });
	expect(checkRules('k'.repeat(MAX_LENGTH + 1), owner)).toMatchObject({ length: 129, longEnough: false });
});

test('a megabyte is refused', () => {
	for (const unit of ['a', '\u0301', '\ufdfa', 'abc']) {
		expect(refusePassword(unit.repeat(300_000), owner)).toBe('too-long');
		expect(checkRules(unit.repeat(300_000), owner).longEnough).toBe(false);
	}
});
