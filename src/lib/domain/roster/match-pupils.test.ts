import { expect, test } from 'vitest';
import { matchPupils, stamnummerKey, type IncomingPupil, type KnownPupil } from './match-pupils';

const wilhelmina: KnownPupil = {
	id: 'wilhelmina',
	numberHash: 'aa',
	names: ['Wilhelmina', 'Daniëls'],
	birthDate: '2013-05-04',
	stamnummers: ['2/3362']
};
const mac: KnownPupil = {
	id: 'mac',
	numberHash: null,
	names: ['Mac', 'De Boel'],
	birthDate: null,
	stamnummers: ['2/1961']
};
const row = (changes: Partial<IncomingPupil>): IncomingPupil => ({
	stamnummer: '1/1',
	numberHash: null,
	names: ['Wilhelmina', 'Daniëls'],
	birthDate: null,
	...changes
});
const match = (...incoming: IncomingPupil[]) => {
	let made = 0;
	return matchPupils([wilhelmina, mac], incoming, () => `new-${++made}`);
};
const known = (pupilId: string) => ({ pupilId, isNew: false });
const fresh = (pupilId: string) => ({ pupilId, isNew: true });

test('the same national number is the same child, at any school', () => {
	expect(match(row({ numberHash: 'aa', stamnummer: '3/77' }))).toEqual([known('wilhelmina')]);
});

test('without a national number the stamnummer decides, within the school', () => {
	expect(match(row({ stamnummer: '2/3362' }), row({ stamnummer: '1/3362' }))).toEqual([
		known('wilhelmina'),
		fresh('new-1')
	]);
});

test('two children of one name stay two', () => {
	expect(match(row({ stamnummer: '1/1' }), row({ stamnummer: '1/2' }))).toEqual([
		fresh('new-1'),
		fresh('new-2')
	]);
});

test('a new child at two schools in one file is one child', () => {
	const twice = match(
		row({ stamnummer: '1/5', numberHash: 'cc' }),
		row({ stamnummer: '2/9', numberHash: 'cc' })
	);
	expect(twice).toEqual([fresh('new-1'), fresh('new-1')]);
});

test('a national number that arrives later is learnt from the stamnummer', () => {
	const rows = [
		row({ stamnummer: '2/1961', names: ['Mac', 'De Boel'], numberHash: 'bb' }),
		row({ stamnummer: '3/4', names: ['Mac', 'De Boel'], numberHash: 'bb' })
	];
	expect(match(...rows)).toEqual([known('mac'), known('mac')]);
});

test.each([
	['number and stamnummer of two pupils', { stamnummer: '2/1961', numberHash: 'aa' }],
	['another number under a known stamnummer', { stamnummer: '2/3362', numberHash: 'dd' }],
	['a known stamnummer under an unrelated name', { stamnummer: '2/3362', names: ['Borel', 'Daelemans'] }],
	['a known number under an unrelated name', { numberHash: 'aa', names: ['Borel', 'Daelemans'] }],
	['no more in common than "De"', { stamnummer: '2/1961', names: ['Lizabeta', 'De Smet'] }]
])('a row with %s is a conflict', (_, changes) => {
	expect(match(row(changes))).toEqual(['identity-conflict']);
});

test.each([
	['a corrected given name', ['Wilhelmien', 'Daniëls']],
	['a corrected family name', ['Wilhelmina', 'Daniels-Peeters']],
	['other accents and capitals', ['WILHELMINA', 'Daniels']]
])('the same stamnummer with %s is still the same child', (_, names) => {
	expect(match(row({ stamnummer: '2/3362', names }))).toEqual([known('wilhelmina')]);
});

test('a birth date vouches for a name that changed altogether', () => {
	const renamed = row({ numberHash: 'aa', names: ['Мина', 'Даниелс'], birthDate: '2013-05-04' });
	expect(match(renamed)).toEqual([known('wilhelmina')]);
});

test('of two rows with one stamnummer and two names, the later is a conflict', () => {
	const rows = [row({ stamnummer: '1/8' }), row({ stamnummer: '1/8', names: ['Borel', 'Daelemans'] })];
	expect(match(...rows)).toEqual([fresh('new-1'), 'identity-conflict']);
});

test('a name of nothing but short parts can still be recognised', () => {
	const rows = [row({ names: ['Lý', 'Ng'] }), row({ names: ['Ly', 'Ng'] })];
	expect(match(...rows)).toEqual([fresh('new-1'), fresh('new-1')]);
});

test('a stamnummer belongs to its school', () => {
	expect(stamnummerKey('1', '23')).not.toBe(stamnummerKey('12', '3'));
});
