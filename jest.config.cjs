// A folder for a machine-readable report. Taken out of the environment, so that a suite run by a test can't overwrite it.
const reports = process.env.RPC_TESTKIT_REPORTS;
delete process.env.RPC_TESTKIT_REPORTS;

// MSW's CommonJS build requires packages that are ES modules only.
const modulesOnly = ['msw', '@mswjs', '@msw', '@open-draft', 'rettime', 'until-async'];

module.exports = {
  testEnvironment: 'node',
  // Some tests start programs: a machine that is busy, or slow, is no failure. What hangs still fails.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/jest/**/*.test.ts', '<rootDir>/docs/examples/**/*.jest.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/suites/'],
  // 'rpc-testkit' is this package, as built for CommonJS.
  modulePathIgnorePatterns: ['<rootDir>/dist/esm/', '<rootDir>/bench/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
  transform: {
    '\\.m?[jt]s$': ['@swc/jest', { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  transformIgnorePatterns: ['<rootDir>/dist/', `/node_modules/(?!(${modulesOnly.join('|')})/)`],
  reporters: [
    'default',
    ...(reports === undefined ? [] : [['<rootDir>/scripts/jest-report.cjs', { folder: reports }]]),
  ],
};
