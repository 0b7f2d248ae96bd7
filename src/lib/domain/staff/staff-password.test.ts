import { expect, test } from 'vitest';
import { refuseStaffPassword } from './staff-password';

const owner = { email: 'bea.peeters@school.example', name: 'Bea Peeters', schoolNames: ['De Regenboog'] };

test.each([
	['korte zin hier', 'too-short'], // 14
	['🦊'.repeat(14), 'too-short'], // code points, not UTF-16 units
	['trein wolk gitaar', null],
	['a'.repeat(129), 'too-long'],
	['peeters gaat op reis', 'contains-username'],
	['regenboog boven gent', 'contains-name'],
	['wachtwoordwachtwoord', 'too-common']
])('%s gets %s', (password, refusal) => {
	expect(refuseStaffPassword(password, owner)).toBe(refusal);
});
