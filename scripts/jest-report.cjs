const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** A Jest reporter that writes the run's numbers to `jest.json` in the folder of its options, much as `jest --json` does. */
module.exports = class {
  constructor(_globalConfig, options) {
    this.folder = options.folder;
  }

  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = results;
    // Jest itself sets `success` only after its reporters were called.
    const success = numFailedTests === 0 && numFailedTestSuites === 0;
    const report = { success, numPassedTests, numFailedTests, numPendingTests, numTodoTests };
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(path.join(this.folder, 'jest.json'), JSON.stringify(report));
  }
};
