import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

interface Figures {
  readonly filesOfRest: number;
  readonly fileLines: { readonly median: number; readonly max: number };
  readonly functionLines: { readonly median: number; readonly max: number };
  readonly deepestNesting: number;
  readonly anyPerThousandLines: number;
  readonly filesInCycles: readonly string[];
  readonly longestChainAtRunTime: readonly string[];
  readonly longestChain: readonly string[];
  readonly singleImporters: number;
  readonly foldersInKnots: readonly string[];
  readonly nobodyPerThousandWords: number;
  readonly calls: Readonly<Record<'plain' | 'recorded' | 'meddled', Way>>;
}

/** The way of a call: the files that it enters, and how often it does. */
interface Way {
  readonly rooms: readonly string[];
  readonly hops: number;
}

let figures: Figures;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/figures.mjs', '--json'], { cwd: root });
  figures = JSON.parse(stdout) as Figures;
});

describe('the figures of the structure (npm run figures) get no worse:', () => {
  test('files and functions are short and flat', () => {
    expect(figures.fileLines.max).toBeLessThanOrEqual(200);
    expect(figures.fileLines.median).toBeLessThanOrEqual(100);
    expect(figures.functionLines.max).toBeLessThanOrEqual(40);
    expect(figures.functionLines.median).toBeLessThanOrEqual(5);
    expect(figures.deepestNesting).toBeLessThanOrEqual(3);
    expect(figures.anyPerThousandLines).toBeLessThanOrEqual(0.4);
  });

  test('a stranger finds the room of a line from the tree: there are few files beside those of what was added later', () => {
    expect(figures.filesOfRest).toBeLessThanOrEqual(150);
  });

  test('imports go one way, in short chains', () => {
    expect(figures.filesInCycles).toEqual([]);
    expect(figures.foldersInKnots).toEqual([]);
    expect(figures.longestChainAtRunTime.length).toBeLessThanOrEqual(18);
    expect(figures.longestChain.length).toBeLessThanOrEqual(22);
    expect(figures.singleImporters).toBeLessThanOrEqual(0.25);
  });

  test.each([
    ['plain', 17, 45],
    ['recorded', 23, 68],
    ['meddled', 39, 189],
  ] as const)('a %s call enters at most %i files, %i times', (kind, rooms, hops) => {
    expect(figures.calls[kind].rooms.length).toBeLessThanOrEqual(rooms);
    expect(figures.calls[kind].hops).toBeLessThanOrEqual(hops);
  });

  test('comments and pages are in plain English', () => {
    expect(figures.nobodyPerThousandWords).toBeLessThanOrEqual(0.5);
  });
});
