/** The pages of the site in the order of its sidebar: files of docs/, without their ending. Held by test/docs-site.test.ts. */
export const contents = [
  {
    text: 'Start',
    pages: {
      guide: 'Guide',
      vitest: 'Vitest',
      jest: 'Jest',
      runners: 'Node, Bun, Deno',
      recipes: 'Recipes',
      migration: 'Coming from mocks',
      dependencies: 'What is a dependency',
    },
  },
  {
    text: 'Say and ask',
    pages: {
      contracts: 'Contracts',
      stubs: 'Stubs',
      matchers: 'Matchers',
      recording: 'Records and transcripts',
      strict: 'Strict teardown',
      context: 'Async context',
    },
  },
  { text: 'Break', pages: { faults: 'Faults', races: 'Races', interceptors: 'Interceptors' } },
  { text: 'Look up', pages: { options: 'Options', errors: 'Errors', time: 'Time', glossary: 'Words' } },
  { text: 'From outside', pages: { msw: 'MSW', handle: 'bus.handle' } },
  { text: 'Between processes', pages: { redis: 'Redis', generate: 'Other languages' } },
  {
    text: 'Look',
    pages: { report: 'The report', coverage: 'Coverage of contracts', 'conversation-file': 'The conversation file' },
  },
  {
    text: 'Background',
    pages: {
      comparison: 'Other kits',
      clamator: 'clamator',
      performance: 'Performance',
      design: 'Design',
      contributing: 'Contributing',
      changelog: 'Changes',
    },
  },
  {
    text: 'API',
    pages: {
      'api/rpc-testkit': 'rpc-testkit',
      'api/fixtures': 'rpc-testkit/fixtures',
      'api/vitest': 'rpc-testkit/vitest',
      'api/jest': 'rpc-testkit/jest',
      'api/msw': 'rpc-testkit/msw',
      'api/redis': 'rpc-testkit/redis',
      'api/redis-fixtures': 'rpc-testkit/redis/fixtures',
      'api/redis-vitest': 'rpc-testkit/redis/vitest',
      'api/redis-jest': 'rpc-testkit/redis/jest',
      'api/report': 'rpc-testkit/report',
    },
  },
];
