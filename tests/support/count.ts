/** How many tests did what. */
export interface Count {
	passed: number;
	failed: number;
	skipped: number;
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

/** From Playwright's JSON report. An error outside any test counts as one that failed, and so does a flaky test. */
export function countPlaywright(json: string): Count {
	const { stats, errors } = JSON.parse(json) as PlaywrightReport;
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped
	};
}
