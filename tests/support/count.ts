/** How many tests did what. */
export interface Count {
	passed: number;
	failed: number;
	skipped: number;
	/** Of those that passed: at a second try, which is said apart. */
	retried?: number;
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** From vitest's JSON report. A file that could not be read in counts as one that failed: it has no failed test. */
export function countVitest(json: string): Count {
	const report = JSON.parse(json) as VitestReport;
	const broken = report.testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
	).length;
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
}

/** From Playwright's JSON report. An error outside any test counts as one that failed. */
export function countPlaywright(json: string): Count {
	const { stats, errors } = JSON.parse(json) as PlaywrightReport;
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + errors.length,
		skipped: stats.skipped,
		retried: stats.flaky
	};
}
