import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf, type Import } from './imports-of.js';
import { mayImport } from './rooms.js';

/** The files that may name a runner or MSW, and what each may name; `typeOnly` packages only in types. */
const EDGES: Readonly<Record<string, { readonly any: readonly string[]; readonly typeOnly: readonly string[] }>> = {
  'fixtures/vitest.ts': { any: ['vitest'], typeOnly: [] },
  'fixtures/jest.ts': { any: ['@jest/globals'], typeOnly: ['expect'] },
  'fixtures/msw.ts': { any: ['msw'], typeOnly: [] },
};
/** The files that load a package when it is needed; they are no edges. */
const LOADERS: typeof EDGES = {
  'src/redis/link/load-client.ts': { any: ['redis', '@redis/client', 'ioredis'], typeOnly: [] },
};
/** Imports the files that a user names. */
const COMPUTED = 'tools/load/load-modules.ts';
/** The edges over Redis, and the edge that each is built on. */
const BUILT_ON: Readonly<Record<string, string>> = {
  'fixtures/redis/vitest.ts': 'fixtures/vitest.ts',
  'fixtures/redis/jest.ts': 'fixtures/jest.ts',
};
const NONE = { any: [], typeOnly: [] };

/**
 * How a file breaks the rule that arrows point inward: one line for each import that does, types included. `path` is
 * relative to the root, with slashes, and starts with `src/`, `fixtures/` or `tools/`.
 */
export function layerViolations(path: string, text: string): string[] {
  return importsOf(path, text).flatMap((found) => {
    const problem = problemOf(path, found);
    return problem === undefined ? [] : [`${path}: ${problem}`];
  });
}

function problemOf(path: string, { specifier, typeOnly }: Import): string | undefined {
  if (specifier === undefined && path === COMPUTED) return undefined;
  if (specifier === undefined) return 'imports a module by a computed name';
  if (!specifier.startsWith('.')) return problemOfPackage(path, specifier, typeOnly);
  const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  if (!allowed(path, target)) return `must not import ${target}`;
  return undefined;
}

/** An entry point is the outermost file of its storey: a file imports rooms, never an entry point. */
function allowed(path: string, target: string): boolean {
  if (BUILT_ON[path] === target) return true;
  if (target in EDGES || target === 'fixtures/index.ts') return path in EDGES && target === 'fixtures/index.ts';
  const [from, to] = [placeOf(path), placeOf(target)];
  if (to.storey === undefined || from.storey === undefined) return false;
  if (from.storey !== to.storey) return STOREYS.indexOf(from.storey) > STOREYS.indexOf(to.storey);
  if (to.room === undefined) return false;
  return from.room === undefined || mayImport(from.storey, from.room, to.room);
}

/** From the ground up. */
const STOREYS = ['src', 'fixtures', 'tools'] as const;

interface Place {
  readonly storey: (typeof STOREYS)[number] | undefined;
  /** `undefined` for an entry point. */
  readonly room: string | undefined;
}

function placeOf(path: string): Place {
  const [first, room, ...rest] = path.split('/');
  const storey = STOREYS.find((name) => name === first);
  return { storey, room: storey === undefined || rest.length === 0 ? undefined : room };
}

function problemOfPackage(path: string, specifier: string, typeOnly: boolean): string | undefined {
  if (isBuiltin(specifier) && path.startsWith('tools/')) return undefined;
  if (isBuiltin(specifier)) return `imports Node's ${specifier}: ask process.getBuiltinModule, where there is one`;
  const { any, typeOnly: inTypes } = EDGES[path] ?? LOADERS[path] ?? NONE;
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
