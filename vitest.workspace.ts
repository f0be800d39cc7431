import type { TestProjectInlineConfiguration } from 'vitest/config';

// Suites that other tests run, most of which have to fail.
const suites = '**/suites/**';
// MSW patches the globals of its process as a user would have it do, and a module can be mocked only before it is loaded.
const alone = ['docs/examples/**/{msw*,fetch}.test.ts', 'test/fixtures/match/cost.test.ts'];

export default [
  {
    extends: true,
    test: {
      name: 'bus',
      include: ['test/**/*.test.ts'],
      exclude: ['test/fixtures/**', 'test/jest/**', 'test/redis/**', suites],
      // These files share nothing: a process for each would take three times as long.
      isolate: false,
    },
  },
  // These files wait for Redis most of the time.
  { extends: true, test: { name: 'redis', include: ['test/redis/**/*.test.ts'], exclude: [suites], isolate: false } },
  {
    extends: true,
    test: { name: 'kit', include: ['test/fixtures/**/*.test.ts'], exclude: [...alone, suites], isolate: false },
  },
  {
    extends: true,
    test: {
      name: 'examples',
      include: ['docs/examples/**/*.test.ts'],
      exclude: ['**/*.jest.test.ts', ...alone, suites],
      isolate: false,
    },
  },
  { extends: true, test: { name: 'alone', include: alone, exclude: ['**/*.jest.test.ts'] } },
] satisfies TestProjectInlineConfiguration[];
