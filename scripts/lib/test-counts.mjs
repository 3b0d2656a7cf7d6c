/** How many tests passed and failed, read from what a runner reports. */

/** @typedef {{ passed: number, failed: number }} Counts */

/** A runner without a report of its own counts as one test. @returns {Counts} */
export function countOfExit(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Nothing counted although the runner failed, or nothing ran at all: that is a failure, not a pass. */
function atLeastOneFailure(counts, code) {
  const isUnseen = (code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  return isUnseen ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** Counts of Vitest's JSON report. A file that could not be loaded counts as one failed test. @returns {Counts} */
export function countVitest(report, code) {
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return atLeastOneFailure({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded }, code);
}

/**
 * Counts of Playwright's JSON report. A test that passed only when repeated counts as failed; a fault outside all tests,
 * such as a server that did not start, counts as one. @returns {Counts}
 */
export function countPlaywright(report, code) {
  const { expected, unexpected, flaky } = report.stats;
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky + report.errors.length }, code);
}
