const { resolve } = require('node:path');
const project = require('../../../jest.config.cjs');

// Suites of which most tests must fail; test/jest/edges-suites.test.ts runs them and reads what the reporter prints.
module.exports = {
  ...project,
  rootDir: resolve(__dirname, '../../..'),
  testMatch: ['<rootDir>/test/jest/suites/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: [resolve(__dirname, 'reporter.cjs')],
};
