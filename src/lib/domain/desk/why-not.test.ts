import { expect, test } from 'vitest';
import { obstacles, type SignInFacts } from './why-not';

const now = new Date('2026-11-21T10:00:00+01:00');
const thisYear = { begin: '2026-09-01', plannedEnd: '2027-08-31', deregisteredOn: null };
const healthy = {
	blocked: false,
	blockedReason: null,
	blockedElsewhere: false,
	secretExpiresAt: null,
	hasSecret: true,
	hasCard: true,
	waitUntil: null
};
const codes = (
	facts: Partial<SignInFacts['account']> | null,
	enrollments = [thisYear] as SignInFacts['enrollments']
) => obstacles({ enrollments, account: facts && { ...healthy, ...facts } }, now).map(({ code }) => code);

test('nothing keeps out who has an account, an enrollment, a secret and a card', () => {
	expect(codes({})).toEqual([]);
});

test('without an account nothing else matters', () => {
	expect(codes(null, [])).toEqual(['no-account']);
});

test.each<[string, Partial<SignInFacts['account']>, string]>([
	['a block', { blocked: true, blockedReason: 'Gsm-verbod' }, 'blocked'],
	['a block of another school', { blocked: true, blockedElsewhere: true }, 'blocked-elsewhere'],
	[
		'a temporary password that became too old',
		{ secretExpiresAt: new Date(now.getTime() - 1) },
		'secret-expired'
	],
	['a throttle', { waitUntil: new Date(now.getTime() + 5000) }, 'waiting'],
	['a void card', { hasCard: false }, 'no-card'],
	['a lost secret', { hasSecret: false }, 'no-secret']
])('%s is named', (_, account, code) => {
	expect(codes(account)).toEqual([code]);
});

test('a throttle and a temporary password that are not over yet or not yet over are told apart', () => {
	expect(codes({ waitUntil: now, secretExpiresAt: new Date(now.getTime() + 1) })).toEqual([]);
});

test('a pupil of next September is not yet enrolled, with the day', () => {
	const coming = { begin: '2027-09-01', plannedEnd: '2028-08-31', deregisteredOn: null };
	expect(obstacles({ enrollments: [coming], account: healthy }, now)).toEqual([
		{ code: 'not-yet-enrolled', from: '2027-09-01', mend: null }
	]);
});

test('who was deregistered today is out today; the day said is that day and not the planned end', () => {
	const left = { ...thisYear, deregisteredOn: '2026-11-21' };
	expect(obstacles({ enrollments: [left], account: healthy }, now)).toEqual([
		{ code: 'ended', on: '2026-11-21', mend: null }
	]);
});

test('a planned end without a word from the package keeps nobody out for thirty days', () => {
	const justEnded = { begin: '2025-09-01', plannedEnd: '2026-11-01', deregisteredOn: null };
	expect(codes({}, [justEnded])).toEqual([]);
	expect(codes({}, [{ ...justEnded, plannedEnd: '2026-10-20' }])).toEqual(['ended']);
});

test('the block is told first, because the school itself set it', () => {
	expect(codes({ blocked: true, hasCard: false, waitUntil: new Date(now.getTime() + 1) }, [])).toEqual([
		'blocked',
		'ended',
		'waiting',
		'no-card'
	]);
});
