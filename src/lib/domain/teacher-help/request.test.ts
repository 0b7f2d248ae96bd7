import { expect, test } from 'vitest';
import { helpUntil, refuseAnswer } from './request';

test.each([
	['let-in', { barrier: null, kind: 'word' }, null],
	['let-in', { barrier: null, kind: 'pictures' }, null],
	['let-in', { barrier: null, kind: 'own' }, null],
	['new-pictures', { barrier: null, kind: 'pictures' }, null],
	['new-pictures', { barrier: null, kind: 'word' }, 'not-pictures'],
	['new-pictures', { barrier: null, kind: 'own' }, 'not-pictures'],
	['let-in', { barrier: null, kind: 'temporary' }, 'temporary'],
	['let-in', { barrier: null, kind: 'own', asksPasskey: true }, 'passkey'],
	['let-in', { barrier: 'blocked', kind: 'pictures' }, 'blocked'],
	['new-pictures', { barrier: 'ended', kind: 'pictures' }, 'ended']
] as const)('%s for %j is answered with %s', (answer, account, refusal) => {
	expect(refuseAnswer(answer, { asksPasskey: false, ...account })).toBe(refusal);
});

test('help lasts five minutes', () => {
	expect(helpUntil(new Date('2026-09-01T08:30:00Z'))).toEqual(new Date('2026-09-01T08:35:00Z'));
});
