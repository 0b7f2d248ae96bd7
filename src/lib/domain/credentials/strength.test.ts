import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, test } from 'vitest';
import { loadStrength, MIN_SCORE } from './strength';

const judge = await loadStrength();
const owner = ['gaston.logie', 'Gastón', 'Logie', 'Basisschool De Wijnberg'];

test.each([
	'wachtwoord123',
	'Wachtwoord2026',
	'w@chtw00rd12',
	'wachtwoordwachtwoord',
	'mijnwachtwoord',
	'password1234',
	'Password123!',
	'p@ssw0rd1234',
	'azertyuiop123',
	'qwertyuiop12',
	'1q2w3e4r5t6y',
	'123456789012',
	'abcdefghijkl',
	'aaaaaaaaaaaa',
	'iloveyou1234',
	'ikhouvanjou1',
	'Ikhouvanjou123',
	'sinterklaas1',
	'Sinterklaas2026',
	'zomervakantie',
	'januari2026!',
	'voetbal12345',
	'clubbrugge2026',
	'anderlecht1908',
	'fortnite2026',
	'F0rtnite2026',
	'minecraft123',
	'pokemon12345',
	'cristianoronaldo',
	'chocolade123',
	'olifantolifant',
	'gastonlogie'
])('%s is refused', (password) => expect(judge(password, owner).refused).toBe(true));

test.each([
	'kwallentaart', // twelve lower-case letters
	'kikkerbadmuts',
	'vlinderkwarts',
	'zeepaardgitaar',
	'trampolinekaas',
	'lampkoekjeberg',
	'sokkenregenkomkommer',
	'paarse tractor',
	'de trein naar Gent',
	'mijn hond eet sokken',
	'blauwe giraf op ski',
	'Kaas7&giraf',
	'appel!7!gordijn',
	'correcthorsebatterystaple',
	'purplemonkeydishwasher',
	'my dog eats socks',
	'xkqpzwmvbtrl',
	'Vq9$mZ2!tLr8',
	'wachtwoord met ë en 🦊',
	'қызыл алма үстелде',
	'🦊🚀🍕🎸🌈🐢🔑🎲⚡🧦🍓🚲'
])('%s passes', (password) => expect(judge(password, owner).refused).toBe(false));

describe('breached and common passwords', () => {
	const long = (dictionary['passwords-common'] as (string | number)[])
		.map(String)
		.filter((word) => word.length >= 12);

	test('every one in the list that is long enough to be chosen is refused', () => {
		expect(long.length).toBeGreaterThan(200);
		expect(long.filter((word) => !judge(word, []).refused)).toEqual([]);
	});
});

test('score and refusal say the same', () => {
	for (const password of ['aaaaaaaaaaaa', 'gitaarspons', 'kwallentaart', 'Vq9$mZ2!tLr8']) {
		const { score, refused } = judge(password, []);
		expect(refused).toBe(score < MIN_SCORE);
	}
});

test('what is known of the pupil counts against the password', () => {
	expect(judge('Wijnberglogie', []).score).toBeGreaterThan(
		judge('Wijnberglogie', ['Wijnberg', 'Logie']).score
	);
});

test('it is loaded once', async () => expect(await loadStrength()).toBe(judge));

test.each([
	['nothing', ''],
	['a megabyte', 'kwallentaart'.repeat(90_000)],
	['everything leetspeak', '4@8(6{3&69#!1|$5'.repeat(8)],
	['alternating', 'aA1!'.repeat(32)],
	['marks', '\u0301'.repeat(128)],
	['half a pair', '\ud83e'.repeat(128)],
	['names of objects', '__proto__constructor toString']
])('%s is judged, which without a bound would come to no end', (_, password) => {
	expect(judge(password, [password, ...Array<string>(1000).fill('naam')]).score).toBeGreaterThanOrEqual(0);
});
