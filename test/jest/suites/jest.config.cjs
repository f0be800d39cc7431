const { resolve } = require('node:path');
const { reporters: _, ...project } = require('../../../jest.config.cjs');

const common = { ...project, rootDir: resolve(__dirname, '../../..'), testPathIgnorePatterns: ['/node_modules/'] };

// Suites of which most tests must fail; test/jest/edges-suites.test.ts runs them and reads what the reporter prints.
module.exports = {
  projects: [
    { ...common, displayName: 'suites', testMatch: ['<rootDir>/test/jest/suites/*.test.ts'] },
    {
      ...common,
      displayName: 'set up',
      testMatch: ['<rootDir>/test/jest/suites/set-up/*.test.*'],
      modulePathIgnorePatterns: [],
      moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json'],
      transform: { '\\.ts$': Object.values(project.transform)[0] },
      injectGlobals: false,
      setupFilesAfterEnv: ['rpc-testkit/jest'],
    },
  ],
  reporters: [resolve(__dirname, 'reporter.cjs')],
};
