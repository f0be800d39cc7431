import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Programs that take types away, the fastest first: what leads to each from a package of the user (Vitest brings one of the first two,
 * Jest often the third), and how it is asked, in a thread where `it` is its module.
 */
const TRANSPILERS: readonly { readonly steps: readonly string[]; readonly ask: string }[] = [
  ...byVite('rolldown/utils', 'it.transformSync(file, text)'),
  ...byVite('esbuild', `it.transform(text, { loader: 'ts', target: 'es2022', sourcefile: file })`),
  {
    steps: ['@swc/core'],
    ask: `it.transform(text, { filename: file, swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } })`,
  },
];

function byVite(name: string, ask: string): typeof TRANSPILERS {
  const vite = 'vite/package.json';
  return [[name], [vite, name], ['vitest/package.json', vite, name]].map((steps) => ({ steps, ask }));
}

/**
 * Has Node load TypeScript by a program that is installed for one of the files; returns false if there is none. From then on imports that
 * name `./other.js`, `./other` or a folder find `.ts` files. CommonJS is left to others.
 */
export function registerTranspiler(files: readonly string[]): boolean {
  return TRANSPILERS.some(({ steps, ask }) => {
    const path = files.map((file) => follow(steps, file)).find((found) => found !== undefined);
    if (path === undefined) return false;
    try {
      register(`data:text/javascript,${encodeURIComponent(hooks(pathToFileURL(path).href, ask))}`);
      return true;
    } catch {
      return false;
    }
  });
}

function follow(steps: readonly string[], from: string): string | undefined {
  try {
    return steps.reduce((path, step) => createRequire(path).resolve(step), from);
  } catch {
    return undefined;
  }
}

/** The hooks of Node's `module.register`. They are text because they run in a thread of their own, which has none of our files. */
function hooks(path: string, ask: string): string {
  return `
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
let it;
export async function initialize() {
  const module = await import('${path}');
  it = module.default ?? module;
}
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (/^(?:[./]|file:)/.test(specifier)) {
      for (const name of [specifier.replace(/\\.(m?)js$/, '.$1ts'), specifier + '.ts', specifier + '/index.ts']) {
        const found = await next(name, context).catch(() => undefined);
        if (found !== undefined) return found;
      }
    }
    throw error;
  }
}
export async function load(url, context, next) {
  const text = /\\.m?ts$/.test(url) ? readFileSync(fileURLToPath(url), 'utf8') : '';
  if (!/^\\s*(?:import|export)\\b/m.test(text)) return next(url, context);
  const file = fileURLToPath(url);
  const { code, errors = [] } = await (${ask});
  if (errors.length > 0) throw new Error(stripVTControlCharacters(errors[0].message));
  return { format: 'module', source: code, shortCircuit: true };
}
`;
}
