import { expect, test } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { nl } from './nl';

const OWN_ACCOUNT = [
	'password.replaced',
	'password.reset-mailed',
	'password.reset',
	'email.added',
	'email.confirmed',
	'email.removed',
	'passkey.added',
	'passkey.removed',
	'passkey.asked-too',
	'passkey.not-asked-any-more',
	'sign-in.passkey-awaited'
];

test.each(Object.entries({ nl, en, fr }))(
	'in %s the history tells the desk what became of password, address and passkeys',
	(_, { desk }) => {
		const told = OWN_ACCOUNT.map((action) => desk.history.sentences[action]?.({}) ?? '');
		expect(told.filter((text) => !/^\p{Lu}.+\.$/u.test(text))).toEqual([]);
		expect(new Set(told).size).toBe(OWN_ACCOUNT.length);
	}
);
