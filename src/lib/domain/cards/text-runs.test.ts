import { expect, test } from 'vitest';
import { textRuns } from './text-runs';

const drawn = (text: string) =>
	textRuns(text).map(({ text: run, rightToLeft }) => `${rightToLeft ? '<' : '>'}${run}`);

test.each([
	['Gastón Logie', ['>Gastón Logie']],
	['محمد علي', ['<محمد علي']],
	['محمد (Mo) علي', ['<( علي', '>Mo', '<محمد )']],
	['علي 2 محمد', ['< محمد', '>2', '<علي ']],
	['Ali محمد Bo', ['>Ali ', '<محمد', '> Bo']],
	['', ['>']]
])('%s is drawn from the left as %j', (text, runs) => {
	expect(drawn(text)).toEqual(runs);
});

test('a vowel mark stays with its letter', () => {
	expect(drawn('مُحَمَّد')).toEqual(['<مُحَمَّد']);
});
