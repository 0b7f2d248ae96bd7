import { expect, test } from 'vitest';
import { judgeClock, judgeLogout, judgeRedirect, type CallOutcome } from './connection-check';

const answer = (status: number, date: string | null = null): CallOutcome => ({ status, date, body: '' });
const now = new Date('2026-10-01T10:00:00Z');
const at = (seconds: number) => answer(200, new Date(now.getTime() + seconds * 1000).toUTCString());

test.each<[CallOutcome, string, string]>([
	[answer(400), 'good', 'reached'],
	[answer(302), 'good', 'reached'],
	[answer(404), 'bad', 'not-there'],
	[answer(502), 'warning', 'answers-error'],
	[{ failure: 'timeout' }, 'bad', 'timeout'],
	[{ failure: 'inside' }, 'bad', 'inside']
])('a redirect address that answers %j is %s', (outcome, grade, code) => {
	expect(judgeRedirect('https://app.example/terug', outcome)).toMatchObject({ grade, code });
});

test.each<[CallOutcome | null, string, string]>([
	[at(0), 'good', 'right'],
	[at(-15), 'good', 'right'],
	[at(16), 'warning', 'off'],
	[at(-120), 'warning', 'off'],
	[at(121), 'bad', 'far-off'],
	[answer(200), 'warning', 'unknown-clock'],
	[answer(200, 'gisteren'), 'warning', 'unknown-clock'],
	[{ failure: 'refused' }, 'warning', 'unknown-clock'],
	[null, 'warning', 'unknown-clock']
])('a clock as in %j is %s', (outcome, grade, code) => {
	expect(judgeClock(outcome, now)).toMatchObject({ grade, code });
});

test.each<[CallOutcome | null, string, string]>([
	[null, 'warning', 'no-logout'],
	[answer(400), 'good', 'refuses-false'],
	[answer(200), 'bad', 'believes-false'],
	[answer(204), 'bad', 'believes-false'],
	[answer(404), 'bad', 'not-there'],
	[answer(500), 'warning', 'answers-otherwise'],
	[{ failure: 'certificate' }, 'bad', 'certificate']
])('a logout address that answers %j is %s', (outcome, grade, code) => {
	expect(judgeLogout(outcome)).toMatchObject({ grade, code });
});
