import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { join } from 'node:path';
import { programOf } from '../support/python.js';

/** What Python says of a value: what it writes when it has read it, or why it doesn't. */
export type Answer = { readonly written: unknown } | { readonly refused: string };

/** Which model is to read which value. */
export type Question = readonly [part: 'params' | 'result', value: unknown];

/** A Python that reads and writes values by generated modules, for as long as a test lasts. */
export class PythonProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #said = '';

  constructor() {
    const script = join(import.meta.dirname, 'read_and_write.py');
    this.#child = spawn(programOf('newest', 'python'), ['-X', 'utf8', '-B', script]);
    this.#child.stderr.on('data', (text) => (this.#said += String(text)));
    const reader: Interface = createInterface(this.#child.stdout);
    this.#lines = reader[Symbol.asyncIterator]();
  }

  /** Has the models of a module read values; rejects with what Python says when it can't import it. */
  async ask(module: string, values: readonly Question[]): Promise<readonly Answer[]> {
    this.#child.stdin.write(`${JSON.stringify({ module, values })}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`Python ended: ${this.#said}`);
    return JSON.parse(value) as readonly Answer[];
  }

  end(): void {
    this.#child.kill();
  }
}
