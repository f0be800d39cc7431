import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Run, runCommand } from '../../../tools/cli/run-command.js';
import { generate } from '../../../tools/generate/generate.js';
import { importDocument } from '../../../tools/generate/import.js';

const root = resolve(import.meta.dirname, '../../..');

/** A folder of a user, in which the packages of this project are installed, this one too. It goes when the test ends. */
export class Workshop {
  readonly home: string;

  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'rpc-testkit-tools-'));
    symlinkSync(join(root, 'node_modules'), join(this.home, 'node_modules'), 'dir');
    this.write('package.json', '{ "type": "module" }');
  }

  /** Writes a file below the folder. */
  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.home, name)), { recursive: true });
    writeFileSync(join(this.home, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.home, name), 'utf8');
  }

  names(folder: string): readonly string[] {
    return readdirSync(join(this.home, folder)).toSorted();
  }

  /** Runs `npx rpc-testkit generate` in this process. */
  async generate(...args: readonly string[]): Promise<Ran> {
    return this.#run('generate', generate, args);
  }

  /** Runs `npx rpc-testkit import` in this process. */
  async import(...args: readonly string[]): Promise<Ran> {
    return this.#run('import', importDocument, args);
  }

  async #run(name: string, command: Run, args: readonly string[]): Promise<Ran> {
    const [printed, warned]: [string[], string[]] = [[], []];
    const commands = { [name]: { summary: '', load: async () => command } };
    const code = await runCommand([name, ...args], commands, {
      cwd: this.home,
      print: (text) => void printed.push(text),
      warn: (text) => void warned.push(text),
      interrupted: () => new AbortController().signal,
    });
    return { code, printed: printed.join('\n'), warned: warned.join('\n') };
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly warned: string;
}

/** A workshop for one test, with contracts in `contracts/` written by name of file. */
export function openWorkshop(contracts: Readonly<Record<string, string>> = {}): Workshop {
  const workshop = new Workshop();
  onTestFinished(() => workshop.remove());
  for (const [name, text] of Object.entries(contracts)) workshop.write(`contracts/${name}`, text);
  return workshop;
}

/** A contract in TypeScript of one method `go`, whose params and result are written as in the file. */
export function contractText(params: string, result = 'z.object({})', service = 'trial'): string {
  return `import { z } from 'zod';
export const ${service} = { service: '${service}', methods: { go: { params: ${params}, result: ${result} } } };
`;
}
