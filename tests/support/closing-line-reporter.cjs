/** Closes the run with the plain line `N passed, N failed`, which CI and people read. */
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A file that does not even load has no tests to count, but it must not look like success.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    // After everything else: jest's own summary is written to standard error and may come late.
    process.once('exit', () => {
      process.stdout.write(
        `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
      );
    });
  }
};
