import type { TestProjectInlineConfiguration } from 'vitest/config';

// Suites that other tests run, most of which have to fail.
const suites = '**/suites/**';
const msw = 'docs/examples/**/{msw*,fetch}.test.ts';

export default [
  {
    extends: true,
    test: {
      name: 'bus',
      include: ['test/**/*.test.ts'],
      exclude: ['test/fixtures/**', 'test/jest/**', suites],
      // These files share nothing: a process for each would take three times as long.
      isolate: false,
    },
  },
  { extends: true, test: { name: 'kit', include: ['test/fixtures/**/*.test.ts'], exclude: [suites], isolate: false } },
  {
    extends: true,
    test: {
      name: 'examples',
      include: ['docs/examples/**/*.test.ts'],
      exclude: ['**/*.jest.test.ts', msw, suites],
      isolate: false,
    },
  },
  // MSW patches the globals of its process, and each of these sets it up as a user would.
  { extends: true, test: { name: 'msw', include: [msw], exclude: ['**/*.jest.test.ts'] } },
] satisfies TestProjectInlineConfiguration[];
