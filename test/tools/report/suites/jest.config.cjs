const { OUT, THREADS, METHODS = '60' } = process.env;

module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/*.jest.mjs'],
  moduleFileExtensions: ['mjs', 'js', 'cjs', 'json'],
  transform: { '\\.mjs$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2022' }, module: { type: 'commonjs' } }] },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  workerThreads: THREADS === '1',
  reporters: [
    [
      'rpc-testkit/report',
      { file: [`${OUT}.html`, `${OUT}.ndjson`], coverage: { thresholds: { methods: Number(METHODS) } } },
    ],
  ],
};
