import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf, type Import } from './imports-of.js';

/** The files that may name a runner or MSW, and what each may name; `typeOnly` packages only in types. */
const EDGES: Readonly<Record<string, { readonly any: readonly string[]; readonly typeOnly: readonly string[] }>> = {
  'fixtures/vitest.ts': { any: ['vitest'], typeOnly: [] },
  'fixtures/jest.ts': { any: ['@jest/globals'], typeOnly: ['expect'] },
  'fixtures/msw.ts': { any: ['msw'], typeOnly: [] },
};
const NONE = { any: [], typeOnly: [] };

const INNER = /^src\/(contract|wire|transport)\//;

/**
 * How a file breaks the rule that arrows point inward: one line for each import that does. `path` is relative to the root,
 * with slashes, and starts with `src/` or `fixtures/`.
 */
export function layerViolations(path: string, text: string): string[] {
  return importsOf(path, text).flatMap((found) => {
    const problem = problemOf(path, found);
    return problem === undefined ? [] : [`${path}: ${problem}`];
  });
}

function problemOf(path: string, { specifier, typeOnly }: Import): string | undefined {
  if (specifier === undefined) return 'imports a module by a computed name';
  if (!specifier.startsWith('.')) return problemOfPackage(path, specifier, typeOnly);
  const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  if (!allowed(path, target)) return `must not import ${target}`;
  return undefined;
}

/** An entry point is the outermost file of its folder: nothing of the house imports one, but for the bus by the kit. */
function allowed(path: string, target: string): boolean {
  if (target in EDGES || target === 'fixtures/index.ts') return path in EDGES && target === 'fixtures/index.ts';
  if (path.startsWith('fixtures/')) return target.startsWith('fixtures/') || target.startsWith('src/');
  if (INNER.test(path)) return INNER.test(target);
  return target.startsWith('src/') && target !== 'src/index.ts';
}

function problemOfPackage(path: string, specifier: string, typeOnly: boolean): string | undefined {
  if (isBuiltin(specifier)) return `imports Node's ${specifier}: ask process.getBuiltinModule, where there is one`;
  const { any, typeOnly: inTypes } = EDGES[path] ?? NONE;
  const name = packageOf(specifier);
  if (any.includes(name) || (typeOnly && inTypes.includes(name))) return undefined;
  return `must not import ${specifier}`;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
