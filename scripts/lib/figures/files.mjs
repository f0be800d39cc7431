/** What was added later, by what its paths begin with: rooms of its own, and files in rooms that it shares. */
const FEATURES = {
  redis: ['src/redis/', 'fixtures/redis/'],
  // What a reporter is told, by runner.
  conversation: ['fixtures/conversation/', 'fixtures/runner/vitest-outlet.ts', 'fixtures/runner/jest-outlet.ts'],
  shape: ['fixtures/shape/'],
  // How contracts change, and whether stubs answer as handlers do.
  drift: [
    'fixtures/drift/',
    'fixtures/match/to-match-contract.ts',
    'fixtures/harness/open-shadow.ts',
    'fixtures/harness/verify-stubs.ts',
  ],
};

/** How many files src and fixtures have: all, those of each feature that was added later, and the rest. */
export function fileFigures(sources) {
  const paths = sources.map(({ path }) => path).filter((path) => !path.startsWith('tools/'));
  const ofFeatures = Object.entries(FEATURES).map(([name, starts]) => [name, countOf(paths, starts)]);
  const later = ofFeatures.reduce((sum, [, count]) => sum + count, 0);
  return {
    filesOfKit: paths.length,
    filesOfFeatures: Object.fromEntries(ofFeatures),
    filesOfRest: paths.length - later,
  };
}

/** A path that names nothing any more would let a file of a feature count as one of the rest. */
function countOf(paths, starts) {
  const found = starts.map((start) => paths.filter((path) => path.startsWith(start)).length);
  const missing = starts.filter((_, index) => found[index] === 0);
  if (missing.length > 0) throw new Error(`scripts/lib/figures/files.mjs: there is no ${missing.join(', ')} any more`);
  return found.reduce((sum, count) => sum + count, 0);
}
