import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError } from '../cli/run-command.js';

type Module = Readonly<Record<string, unknown>>;

/**
 * Imports a file of the user. TypeScript goes to Node where it strips types, and to jiti where it doesn't, or where a file
 * needs more than that: enums, or imports that name `./other.js` for `./other.ts`.
 */
export async function loadModule(file: string, cwd: string): Promise<Module> {
  try {
    return await importFile(file);
  } catch (error) {
    if (!/\.[cm]?tsx?$/.test(file) || !needsMore(error)) throw failure(file, cwd, error);
    return loadByJiti(file, cwd, error);
  }
}

async function importFile(file: string): Promise<Module> {
  return (await import(pathToFileURL(file).href)) as Module;
}

/** What Node says of TypeScript that it can't run by stripping types. */
const NEEDS_MORE = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
]);

function needsMore(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' && NEEDS_MORE.has(code);
}

async function loadByJiti(file: string, cwd: string, reason: unknown): Promise<Module> {
  const jiti = await importPackage('jiti', [file, join(cwd, 'package.json')]).catch(() => undefined);
  if (jiti === undefined) {
    const told = `${relative(cwd, file)} can't be loaded by Node ${process.versions.node} alone (${textOf(reason)})`;
    throw new CommandError(`${told}.\nInstall jiti, which loads TypeScript: npm install --save-dev jiti`);
  }
  const { createJiti } = jiti as { readonly createJiti: (from: string, options: object) => Jiti };
  try {
    return await createJiti(file, { interopDefault: false }).import(file);
  } catch (error) {
    throw failure(file, cwd, error);
  }
}

interface Jiti {
  readonly import: (file: string) => Promise<Module>;
}

/** Imports a package as it is installed for one of the files; rejects with the error of the last. */
export async function importPackage(name: string, files: readonly string[]): Promise<Module> {
  let reason: unknown;
  for (const file of files) {
    try {
      return createRequire(file)(name) as Module;
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

function failure(file: string, cwd: string, error: unknown): CommandError {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = stack.split('\n').find((text) => text.includes(dirname(file)) && text.trim().startsWith('at '));
  return new CommandError(`${relative(cwd, file)}: ${textOf(error)}${line === undefined ? '' : `\n${line}`}`);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
