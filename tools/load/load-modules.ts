import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError } from '../cli/run-command.js';
import { registerTranspiler } from './transpiler.js';

type Module = Readonly<Record<string, unknown>>;
type Load = (file: string) => Promise<Module>;

/**
 * Imports files of the user, all in one way, so that a module that two of them import is there once. TypeScript goes to Node where it
 * strips types, else to a transpiler that the user has. Jiti gets it where both are missing, and where a file needs more than
 * they do: CommonJS below Node 22.18; from there on enums, or imports that name `./other.js` for `./other.ts`.
 */
export async function loadModules(files: readonly string[], cwd: string): Promise<readonly Module[]> {
  const near = [...files, join(cwd, 'package.json')];
  if (files.some(isTypeScript) && !stripsTypes()) registerTranspiler(near);
  try {
    return await loadAll(files, importFile);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    if (!isTypeScript(error.file) || !needsMore(error.cause)) throw failure(error, cwd);
    return loadByJiti(files, near, cwd, error);
  }
}

/** One after the other: jiti makes a module twice that two ask for at once. Throws a `LoadError` for a file that can't be loaded. */
async function loadAll(files: readonly string[], load: Load): Promise<readonly Module[]> {
  const modules: Module[] = [];
  for (const file of files) {
    modules.push(
      await load(file).catch((error: unknown) => {
        throw new LoadError(file, error);
      }),
    );
  }
  return modules;
}

/** A file could not be loaded; `cause` is what was thrown. */
class LoadError extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(textOf(cause), { cause });
    this.file = file;
  }
}

async function importFile(file: string): Promise<Module> {
  return (await import(pathToFileURL(file).href)) as Module;
}

function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file);
}

/** Since Node 22.18. The types of Node 20 don't know it. */
function stripsTypes(): boolean {
  return typeof (process.features as { readonly typescript?: unknown }).typescript === 'string';
}

/** What Node says of TypeScript that it can't run by stripping types. */
const NEEDS_MORE = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  // JSON that is imported without `with { type: 'json' }`, in Node 20 and since.
  'ERR_IMPORT_ASSERTION_TYPE_MISSING',
  'ERR_IMPORT_ATTRIBUTE_MISSING',
]);
/** What CommonJS has, and an ES module of Node hasn't. */
const COMMON_JS = /^(?:require|module|exports|__dirname|__filename) is not defined/;

function needsMore(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  if (error instanceof ReferenceError && COMMON_JS.test(error.message)) return true;
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' && NEEDS_MORE.has(code);
}

async function loadByJiti(
  files: readonly string[],
  near: readonly string[],
  cwd: string,
  reason: LoadError,
): Promise<readonly Module[]> {
  const jiti = await importPackage('jiti', near).catch(() => undefined);
  if (jiti === undefined) {
    const told = `${relative(cwd, reason.file)} can't be loaded by Node ${process.versions.node} alone (${reason.message})`;
    throw new CommandError(`${told}.\nInstall jiti, which loads TypeScript: npm install --save-dev jiti`);
  }
  const { createJiti } = jiti as { readonly createJiti: (from: string, options: object) => Jiti };
  try {
    return await loadAll(files, (file) => createJiti(file, { interopDefault: false }).import(file));
  } catch (error) {
    throw error instanceof LoadError ? failure(error, cwd) : error;
  }
}

interface Jiti {
  readonly import: Load;
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

function failure({ file, message, cause }: LoadError, cwd: string): CommandError {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const line = stack.split('\n').find((text) => text.includes(dirname(file)) && text.trim().startsWith('at '));
  return new CommandError(`${relative(cwd, file)}: ${message}${line === undefined ? '' : `\n${line}`}`);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
