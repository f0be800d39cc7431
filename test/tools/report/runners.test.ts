import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readText } from '../../../fixtures/conversation/read-lines.js';

const root = resolve(import.meta.dirname, '../../..');
const suites = join(import.meta.dirname, 'suites');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rpc-runners-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly text: string;
}

/** Runs a runner over the suites: they import the package as it was built. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const outer = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|JEST|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$|RPC_)/.test(name),
  );
  const to = { OUT: join(folder, 'out'), GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
  const options = { cwd: root, env: { ...Object.fromEntries(outer), NO_COLOR: '1', ...to, ...env } };
  return new Promise((settle) => {
    execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
      settle({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
    });
  });
}

const vitest = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  run(
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', join(suites, 'vitest.config.mjs'), ...args],
    env,
  );

const jest = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  run([join(root, 'node_modules/jest/bin/jest.js'), '--config', join(suites, 'jest.config.cjs'), ...args], env);

/** Each conversation in a line: test, try, state, and what was bought where calls were kept. */
function told(name = 'out'): string[] {
  const { collected, warnings } = readText(readFileSync(join(folder, `${name}.ndjson`), 'utf8'), name);
  expect(warnings).toEqual([]);
  return collected.conversations.map(({ test: titles, try: number, state, calls, explored }) => {
    const bought = calls?.map(({ params }) => (params as { sku?: string }).sku).join(' ') ?? 'not kept';
    return `${titles.join(' > ')} ${number} ${state}: ${bought}${explored === undefined ? '' : ` (run ${explored.run})`}`;
  });
}

/** What a job on GitHub shows: the tests that failed, each with a diagram. */
function summarized(): string[] {
  const [title, ...sections] = readFileSync(join(folder, 'summary.md'), 'utf8').split('\n### ');
  expect(title).toContain('## RPC conversations of failed tests');
  for (const section of sections) expect(section).toMatch(/```mermaid\nsequenceDiagram\n[^`]+->>[^`]+\n```/);
  return sections.map((section) => section.split('\n')[0] ?? '');
}

/** What each runner's suite tells; `npm run matrix` compares with the same list. Every test of Jest's is tried twice. */
const expected = JSON.parse(readFileSync(join(suites, 'expected.json'), 'utf8')) as Record<'vitest' | 'jest', string[]>;

describe('Vitest', () => {
  test.each(['forks', 'threads', 'vmThreads'])('tells of each try, in %s', { timeout: 120_000 }, async (POOL) => {
    const { code, text } = await vitest([], { POOL });

    expect([code, told()]).toEqual([1, expected.vitest]);
    expect(text).toContain(`RPC report: ${join(folder, 'out.html')}`);
    expect(text).toContain('RPC coverage  methods 2 of 3 (66 %)   codes 1 of 1 (100 %)');
    expect(text).toContain('shop.refund  stubbed in 1 test, its handler never runs');
    expect(text).toMatch(/unused.call +never called/);
    expect(summarized()).toContain('sales › fails');
  });

  test('joins shards by --merge-reports, where the thresholds hold for all of them', { timeout: 120_000 }, async () => {
    const blobs = join(folder, 'blobs');
    const shards: Ran[] = [];
    for (const shard of [1, 2]) {
      shards.push(
        await vitest([`--shard=${shard}/2`], {
          BLOB: join(blobs, `${shard}.json`),
          OUT: join(folder, `shard${shard}`),
        }),
      );
    }

    const merged = await vitest([`--merge-reports=${blobs}`], {});

    expect(shards.every(({ text }) => text.includes('below the threshold of 60 %'))).toBe(true);
    expect(merged.text).not.toContain('below the threshold');
    expect(told()).toEqual(expected.vitest);
  });

  test('fails after a merge, too, and counts contracts of files without a test', { timeout: 120_000 }, async () => {
    const blobs = join(folder, 'blobs');
    for (const shard of [1, 2]) {
      const env = { BLOB: join(blobs, `${shard}.json`), METHODS: '0' };
      expect(await vitest(['two.', 'none.', `--shard=${shard}/2`], env)).toMatchObject({ code: 0 });
    }

    expect(await vitest([`--merge-reports=${blobs}`], { METHODS: '33' })).toMatchObject({ code: 0 });
    const { code, text } = await vitest([`--merge-reports=${blobs}`], { METHODS: '90' });

    expect(text).toContain('33.3 % of the methods (1 of 3), below the threshold of 90 %');
    expect(code).toBe(1);
  });

  test('fails a run whose tests pass when a threshold is missed', { timeout: 120_000 }, async () => {
    const { code, text } = await vitest(['two.vitest.mjs']);

    expect(text).toContain('50.0 % of the methods (1 of 2), below the threshold of 60 %');
    expect(code).toBe(1);
  });

  test('fails no run when it cannot write', { timeout: 120_000 }, async () => {
    writeFileSync(join(folder, 'file'), '');

    const { code, text } = await vitest(['two.vitest.mjs'], { OUT: join(folder, 'file/out'), METHODS: '0' });

    expect(text).toContain('file/out.html could not be written');
    expect(code).toBe(0);
  });
});

describe('Jest', () => {
  test.each([
    ['worker processes', ['--maxWorkers=2'], {}],
    ['worker threads', ['--maxWorkers=2'], { THREADS: '1' }],
    ['one process', ['--runInBand'], {}],
  ] as const)('tells of each try, in %s', { timeout: 120_000 }, async (_where, args, env) => {
    const { code, text } = await jest(args, env);

    expect([code, told()]).toEqual([1, expected.jest]);
    expect(text).toContain('RPC coverage  methods 2 of 3 (66 %)   codes 1 of 1 (100 %)');
    expect(text).toMatch(/unused.call +never called/);
    expect(summarized()).toContain('by hand');
  });

  test('fails a run whose tests pass when a threshold is missed', { timeout: 120_000 }, async () => {
    const { code, text } = await jest(['two.jest.mjs']);

    expect(text).toContain('50.0 % of the methods (1 of 2), below the threshold of 60 %');
    expect(code).toBe(1);
  });

  test('fails no run when it cannot write', { timeout: 120_000 }, async () => {
    writeFileSync(join(folder, 'file'), '');

    const env = { OUT: join(folder, 'file/out'), GITHUB_STEP_SUMMARY: join(folder, 'file/summary'), METHODS: '0' };
    const { code, text } = await jest(['two.jest.mjs'], env);

    expect(text).toContain('file/out.html could not be written');
    expect(code).toBe(0);
  });
});
