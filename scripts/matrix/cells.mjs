// What is installed in each cell, beside the package itself, and what runs there. A step is `{ kind, … }`, see steps.mjs.

const base = { zod: '^4', '@types/node': '^20.19' };
// Vitest 5 refuses the types of older Nodes.
const base22 = { ...base, '@types/node': '^22' };
const base24 = { ...base, '@types/node': '^24' };
const base26 = { ...base, '@types/node': '^26' };
const swc = { '@swc/core': '1.16.18', '@swc/jest': '^0.2' };
const babel = { '@babel/core': '^7', '@babel/preset-env': '^7', '@babel/preset-typescript': '^7' };
// ts-jest refuses TypeScript 7.
const tsJest = { 'ts-jest': '^29.4', typescript: '~5.9' };
const jest30 = { jest: '^30', '@jest/globals': '^30' };
const jest29 = { jest: '^29', '@jest/globals': '^29', '@types/jest': '^29', 'babel-jest': '^29' };

const swcSteps = [jestStep('swc', 'cjs'), jestStep('swc', 'esm')];
// MSW's modules are compiled with Babel or swc; nobody does that with ts-jest.
const jestSteps = [
  jestStep('babel', 'cjs'),
  jestStep('babel', 'esm'),
  { ...jestStep('ts-jest', 'cjs'), msw: false },
  jestStep('ts-jest', 'esm'),
  ...swcSteps,
];
const typeSteps = [
  { kind: 'types', resolution: 'nodenext' },
  { kind: 'types', resolution: 'bundler' },
];
// `test.override` came with Vitest 4, typed params of `toHaveBeenCalledWith` with Jest 30.
const newerTypes = ['vitest-edge.test-d.ts', 'stubs.test-d.ts'];
const withTypes = { vitest: '^4', msw: '^2', ...jest30, '@types/jest': '^30' };

// Node 20 loads TypeScript by a transpiler (Vitest 3 brings esbuild, Vitest 4 rolldown) or jiti; the others take types away by themselves.
const generateCells = [
  { name: 'generate-node20', node: 20, packages: base },
  { name: 'generate-node20-vitest3', node: 20, packages: { ...base, vitest: '~3.2', vite: '^7' } },
  { name: 'generate-node20-vitest4', node: 20, packages: { ...base, vitest: '^4' } },
  { name: 'generate-node20-swc', node: 20, packages: { ...base, ...swc } },
  { name: 'generate-node20-jiti-ts5.9', node: 20, packages: { ...base, jiti: '^2', typescript: '~5.9' } },
  { name: 'generate-node22-jiti-ts6.0', node: 22, packages: { ...base22, jiti: '^2', typescript: '~6.0' } },
  { name: 'generate-node24-ts7.0', node: 24, packages: { ...base24, typescript: '~7.0' } },
  { name: 'generate-node26-ts7.0', node: 26, packages: { ...base26, typescript: '~7.0' } },
].map((cell) => Object.assign(cell, { steps: [{ kind: 'generate', by: ['.bin', 'npx'] }] }));

export const cells = [
  {
    name: 'node20-vitest4-msw2-jest30',
    node: 20,
    packages: { ...base, ...swc, ...jest30, vitest: '^4', msw: '^2' },
    steps: [
      { kind: 'node' },
      { kind: 'vitest' },
      ...swcSteps,
      reportStep('vitest'),
      reportStep('jest'),
      ...driftSteps('vitest', 'jest'),
    ],
  },
  {
    name: 'node24-vitest5-msw3-jest30',
    node: 24,
    packages: { ...base24, ...swc, ...jest30, vitest: '^5', msw: '^3' },
    // MSW 3 has no CommonJS build: Jest loads it as ES modules only.
    steps: [
      { kind: 'node' },
      { kind: 'vitest' },
      { ...jestStep('swc', 'cjs'), msw: false },
      jestStep('swc', 'esm'),
      reportStep('vitest'),
      reportStep('jest'),
      ...driftSteps('vitest', 'jest'),
    ],
  },
  {
    name: 'node26-vitest5',
    node: 26,
    packages: { ...base26, vitest: '^5' },
    steps: [{ kind: 'node' }, { kind: 'vitest' }],
  },
  {
    name: 'node22-vitest5-msw3',
    node: 22,
    packages: { ...base22, vitest: '^5', msw: '^3' },
    steps: [{ kind: 'node' }, { kind: 'vitest' }],
  },
  {
    name: 'node20-vitest3',
    node: 20,
    packages: { ...base, vitest: '~3.2' },
    // Vitest 3.2.7 itself doesn't run the body of a retried test again.
    steps: [{ kind: 'vitest' }, reportStep('vitest', ['sales > is tried again 2']), ...driftSteps('vitest')],
  },
  {
    name: 'node20-zod3-msw2.7',
    node: 20,
    packages: { zod: '~3.25', vitest: '^4', msw: '~2.7' },
    steps: [{ kind: 'vitest' }],
  },
  {
    name: 'node20-jest29',
    node: 20,
    packages: { ...base, ...swc, ...babel, ...tsJest, ...jest29, msw: '^2' },
    // Jest 29 doesn't tell the tries of concurrent tests apart.
    steps: [...jestSteps, reportStep('jest', ['sales > at once b 2']), ...driftSteps('jest')],
  },
  {
    name: 'node20-jest30-transforms',
    node: 20,
    packages: { ...base, ...swc, ...babel, ...tsJest, ...jest30, '@types/jest': '^30', msw: '^2' },
    steps: [...jestSteps, { kind: 'jest-globals' }],
  },
  {
    name: 'pnpm',
    node: 20,
    manager: 'pnpm',
    packages: {
      ...base,
      ...swc,
      vitest: '^4',
      msw: '^2',
      jest: '^30',
      '@jest/globals': '^30',
      jiti: '^2',
      typescript: '^7',
    },
    steps: [
      { kind: 'node' },
      { kind: 'vitest' },
      ...swcSteps,
      ...typeSteps,
      { kind: 'generate', by: ['.bin', 'pnpm'] },
    ],
  },
  { name: 'types-5.9', node: 20, packages: { ...base, ...withTypes, typescript: '~5.9' }, steps: typeSteps },
  { name: 'types-6.0', node: 20, packages: { ...base, ...withTypes, typescript: '~6.0' }, steps: typeSteps },
  { name: 'types-7.0', node: 20, packages: { ...base, ...withTypes, typescript: '~7.0' }, steps: typeSteps },
  {
    name: 'types-7.0-vitest5-msw3',
    node: 24,
    packages: { ...base24, ...withTypes, vitest: '^5', msw: '^3', typescript: '~7.0' },
    steps: typeSteps,
  },
  {
    name: 'types-5.9-vitest3-jest29',
    node: 20,
    packages: { ...base, ...jest29, vitest: '~3.2', msw: '^2', typescript: '~5.9' },
    steps: [
      { kind: 'types', resolution: 'nodenext', without: newerTypes },
      { kind: 'types', resolution: 'bundler', without: newerTypes },
    ],
  },
  {
    // 144 MB, 65 of them viem's: not for `npm ci`.
    name: 'clients',
    node: 20,
    packages: { ...base, vitest: '^4', msw: '^2', viem: '^2', ethers: '^6', '@modelcontextprotocol/sdk': '^1' },
    steps: [{ kind: 'clients' }],
  },
  { name: 'node-test', node: 20, packages: { ...base, expect: '^30' }, steps: [{ kind: 'kit', program: 'node' }] },
  {
    name: 'bun',
    node: 20,
    packages: { ...base, bun: '^1' },
    steps: [
      { kind: 'script', program: 'bun' },
      { kind: 'kit', program: 'bun' },
    ],
  },
  {
    name: 'deno',
    node: 20,
    packages: { ...base, deno: '^2', expect: '^30' },
    steps: [
      { kind: 'script', program: 'deno' },
      { kind: 'kit', program: 'deno' },
    ],
  },
  ...generateCells,
];

/** `without`: the beginnings of lines that this version can't tell. */
function reportStep(runner, without = []) {
  return { kind: 'report', runner, without };
}

function driftSteps(...runners) {
  return runners.map((runner) => ({ kind: 'drift', runner }));
}

function jestStep(transform, format) {
  return { kind: 'jest', transform, format, msw: true };
}
