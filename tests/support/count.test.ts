import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './count';

const vitest = (testResults: unknown[], failed = 0) =>
	JSON.stringify({
		numPassedTests: 3,
		numFailedTests: failed,
		numPendingTests: 1,
		numTodoTests: 1,
		testResults
	});

test('a file that vitest could not load counts as failed, though no test of it did', () => {
	const results = [
		{ status: 'passed', assertionResults: [{ status: 'passed' }] },
		{ status: 'failed', assertionResults: [] }
	];
	expect(countVitest(vitest(results))).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a failed test is counted once, not again for its file', () => {
	const results = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
	expect(countVitest(vitest(results, 1))).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('an error outside the tests of Playwright counts as failed, and a second try is told apart', () => {
	const stats = { expected: 2, unexpected: 1, flaky: 1, skipped: 4 };
	const report = JSON.stringify({ stats, errors: [{ message: 'no server' }] });
	expect(countPlaywright(report)).toEqual({ passed: 3, failed: 2, skipped: 4, retried: 1 });
});
