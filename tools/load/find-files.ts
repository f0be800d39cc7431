import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CommandError, EXIT } from '../cli/run-command.js';

const MAGIC = /[*?{]/;
/** Folders that a pattern enters only where it names them. */
const SKIPPED = /^(?:node_modules|\..*)$/;

/**
 * The files that patterns name, in the order of the patterns, those of one pattern by name: `*` stands for a part of a name,
 * `**` for folders, `{a,b}` for either. Throws a `CommandError` for a pattern that no file fits.
 */
export function findFiles(patterns: readonly string[], cwd: string): readonly string[] {
  return [...new Set(patterns.flatMap((pattern) => filesOf(pattern.replaceAll('\\', '/'), cwd)))];
}

function filesOf(pattern: string, cwd: string): readonly string[] {
  const steps = pattern.split('/');
  const fixed = steps.findIndex((step) => MAGIC.test(step));
  if (fixed === -1) return [existing(pattern, cwd)];
  const base = resolve(cwd, steps.slice(0, fixed).join('/') || (pattern.startsWith('/') ? '/' : '.'));
  const fits = toRegExp(steps.slice(fixed).join('/'));
  const found = walk(base)
    .map((file) => relative(base, file).split(sep).join('/'))
    .filter((name) => fits.test(name) && !/\.d\.[cm]?ts$/.test(name));
  if (found.length === 0) throw new CommandError(`no file fits "${pattern}" below ${cwd}`, EXIT.misused);
  return found.toSorted().map((name) => join(base, name));
}

function existing(path: string, cwd: string): string {
  const file = resolve(cwd, path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandError(`there is no file ${path}`, EXIT.misused);
  if (found.isDirectory())
    throw new CommandError(`${path} is a folder: say which files, "${path}/**/*.ts"`, EXIT.misused);
  return file;
}

function walk(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return SKIPPED.test(entry.name) ? [] : walk(path);
  });
}

function toRegExp(glob: string): RegExp {
  const source = glob.replaceAll(
    /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[.+^$()|[\]\\}]/g,
    (found, choices: string | undefined) => {
      if (choices !== undefined) return `(?:${choices.split(',').map(literal).join('|')})`;
      return GLOBS[found] ?? `\\${found}`;
    },
  );
  return new RegExp(`^${source}$`);
}

const GLOBS: Readonly<Record<string, string>> = { '**/': '(?:[^/]+/)*', '**': '.*', '*': '[^/]*', '?': '[^/]' };

function literal(text: string): string {
  return text.replaceAll(/[.+^$()|[\]\\{}]/g, String.raw`\$&`).replaceAll('*', '[^/]*');
}
