import { resolve } from 'node:path';
import type { TestProjectInlineConfiguration } from 'vitest/config';

// Suites that other tests run, most of which have to fail.
const suites = '**/suites/**';
// MSW patches the globals of its process as a user would have it do, and a module can be mocked only before it is loaded.
const alone = ['docs/examples/**/{msw*,fetch}.test.ts', 'test/fixtures/match/{cost,text-cost}.test.ts'];

// What only memory can do: docs/design.md has the list. And what takes long over text.
const onlyInMemory = [
  'test/client/error-cause.test.ts',
  'test/transport/local-replies.test.ts',
  'test/memory/{same-tick,load}.test.ts',
  // Long texts of records, and matchers against the runner's own: no carrier makes a difference to them.
  'test/fixtures/{record/{bounded,mermaid},match/as-the-runner,harness/texts-of-anything}.test.ts',
  // What of a result is sent is decided before a carrier gets it.
  'test/server/{once-property,prune-keys,unknown-keys}.test.ts',
];

const stress = 'test/redis/stress/*.test.ts';

/** They begin in this order: first what takes longest and waits most. */
export default [
  // Beside the others; "npm run stress" gives it all the time.
  { extends: true, test: { name: 'stress', include: [stress] } },
  {
    extends: true,
    // Peers of both languages, each in a process of its own: `npm run interop` prints a table of it.
    test: {
      name: 'interop',
      include: ['test/interop/**/*.test.ts'],
      maxConcurrency: 3,
    },
  },
  {
    extends: true,
    test: {
      name: 'tools',
      include: ['test/tools/**/*.test.ts'],
      exclude: [suites],
      isolate: false,
    },
  },
  {
    extends: true,
    test: {
      name: 'redis',
      include: ['test/redis/**/*.test.ts'],
      exclude: [suites, stress],
      isolate: false,
    },
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
  {
    extends: true,
    test: {
      name: 'bus',
      include: ['test/**/*.test.ts'],
      exclude: ['test/{fixtures,interop,jest,redis,tools}/**', suites],
      // These files share nothing: a process for each would take three times as long.
      isolate: false,
    },
  },
  {
    extends: true,
    test: { name: 'kit', include: ['test/fixtures/**/*.test.ts'], exclude: [...alone, suites], isolate: false },
  },
  {
    // The same suites with every bus replaced by one that carries text alone: no object is shared.
    extends: true,
    resolve: {
      alias: [{ find: /^.*\/memory-carrier\.js$/, replacement: resolve('test/conformance/text/memory-carrier.ts') }],
    },
    test: {
      name: 'text',
      include: [
        'test/{client,memory,serve,server,transport}/**/*.test.ts',
        'test/fixtures/{record,problem,match,plan,stub,gate,fault,harness,explore}/**/*.test.ts',
      ],
      exclude: [...alone, ...onlyInMemory, suites],
      isolate: false,
    },
  },
] satisfies TestProjectInlineConfiguration[];
