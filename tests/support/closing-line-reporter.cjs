const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

/** So many suites are told by name. A run of fewer suites shows the time of each anyway. */
const SLOWEST = 10;

/** Closes the run with where the time went, and with the plain line `N passed, N failed`, which CI and people read. */
module.exports = class ClosingLineReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, results) {
    // A file that does not even load has no tests to count, but it must not look like success.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const closing = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const counts = process.env.JEST_COUNTS_FILE;
    if (counts) writeFileSync(counts, JSON.stringify({ failed, ...this.passes(results) }));
    const lines = [...this.slowest(results.testResults), closing];
    // After everything else: jest's own summary is written to standard error and may come late.
    process.once('exit', () => process.stdout.write(`${lines.join('\n')}\n`));
  }

  /** How many tests passed in files without a failure, and the files with one. */
  passes({ testResults }) {
    const isWhole = ({ numFailingTests, testExecError }) => numFailingTests === 0 && !testExecError;
    const whole = testResults.filter(isWhole);
    return {
      passed: whole.reduce((sum, { numPassingTests }) => sum + numPassingTests, 0),
      failedFiles: testResults
        .filter((suite) => !isWhole(suite))
        .map(({ testFilePath }) => relative(this.rootDir, testFilePath)),
      passedBesideFailures: testResults
        .filter((suite) => !isWhole(suite))
        .reduce((sum, { numPassingTests }) => sum + numPassingTests, 0),
    };
  }

  slowest(suites) {
    if (suites.length <= SLOWEST) return [];
    const seconds = ({ perfStats }) => (perfStats.end - perfStats.start) / 1000;
    const inAll = suites.reduce((sum, suite) => sum + seconds(suite), 0);
    return [
      `${suites.length} suites took ${inAll.toFixed(0)} s one after another. The slowest:`,
      ...[...suites]
        .sort((one, other) => seconds(other) - seconds(one))
        .slice(0, SLOWEST)
        .map((suite) => `${seconds(suite).toFixed(1).padStart(8)} s  ${relative(this.rootDir, suite.testFilePath)}`),
    ];
  }
};
