import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function vitestConfig(suites = 'vitest') {
  return `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { include: ['suites/${suites}/*.test.ts'] } });
`;
}

// MSW's CommonJS build requires packages that are ES modules only.
const modulesOnly = ['msw', '@mswjs', '@msw', '@open-draft', 'rettime', 'until-async'];

/** A jest.config.cjs, as users of a transform write it. */
export function jestConfig({ transform, format, msw = false, globals = false }) {
  const isModules = format === 'esm';
  const config = {
    testEnvironment: 'node',
    testMatch: [`<rootDir>/suites/${globals ? 'global-jest' : 'jest'}/*.test.ts`],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
    transform: { [msw && !isModules ? '\\.m?[jt]s$' : '\\.ts$']: transforms[transform](isModules) },
    ...(isModules ? { extensionsToTreatAsEsm: ['.ts'] } : {}),
    ...(msw && !isModules
      ? {
          transformIgnorePatterns: [
            `/node_modules/(?!(\\.pnpm|${modulesOnly.join('|')})/)`,
            `/node_modules/\\.pnpm/(?!(${modulesOnly.join('|').replaceAll('/', '\\+')})[@+])`,
          ],
        }
      : {}),
    ...(globals ? { setupFilesAfterEnv: ['rpc-testkit/jest'] } : {}),
  };
  return `module.exports = ${JSON.stringify(config, undefined, 2)};\n`;
}

const transforms = {
  swc: () => ['@swc/jest', { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  babel: (isModules) => [
    'babel-jest',
    {
      presets: [
        ['@babel/preset-env', { targets: { node: 'current' }, ...(isModules ? { modules: false } : {}) }],
        '@babel/preset-typescript',
      ],
    },
  ],
  'ts-jest': (isModules) => ['ts-jest', { useESM: isModules, tsconfig: tsJestOptions(isModules) }],
};

function tsJestOptions(isModules) {
  const common = { target: 'es2022', strict: true, esModuleInterop: true, skipLibCheck: true };
  return isModules
    ? { ...common, module: 'esnext', moduleResolution: 'bundler' }
    : { ...common, module: 'commonjs', moduleResolution: 'node10' };
}

/** A tsconfig.json without any leniency. */
export function tsconfig(resolution, files) {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'esnext.disposable', 'dom'],
    module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution: resolution,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    // What a suite exports has to be nameable.
    declaration: true,
    noEmit: true,
  };
  return JSON.stringify({ compilerOptions, files }, undefined, 2);
}

/** The files that the packages of a cell can compile. */
export function typeFiles(home, has) {
  return (
    ['suites/types', 'suites/vitest', 'suites/jest']
      .flatMap((folder) => readdirSync(join(home, folder)).map((name) => `${folder}/${name}`))
      // A declaration file here is for the sources: a consumer has ours.
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
      .filter((path) => missing(readFileSync(join(home, path), 'utf8'), has).length === 0)
  );
}

const needs = {
  vitest: /'(rpc-testkit\/)?vitest'/,
  '@jest/globals': /'(@jest\/globals|rpc-testkit\/jest)'/,
  msw: /'msw|rpc-testkit\/msw/,
};

function missing(text, has) {
  return Object.keys(needs).filter((name) => has[name] === undefined && needs[name].test(text));
}
