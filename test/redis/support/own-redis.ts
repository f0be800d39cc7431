import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a `redis-server` or `valkey-server`; `undefined` where none is installed. */
export const serverProgram: string | undefined = ['redis-server', 'valkey-server'].find(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** Says once in a file why its suites don't run; returns true if they do. */
export function hasRedis(): boolean {
  if (serverProgram !== undefined) return true;
  process.stderr.write(
    'skipped: no redis-server on PATH; run "apt-get install redis-server" or "brew install redis"\n',
  );
  return false;
}

/** A Redis server that belongs to one file of tests, on a unix socket. */
export class OwnRedis {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'rt-'));
  readonly socket: string = join(this.folder, 's');
  readonly #options: readonly string[];
  #child: ChildProcess | undefined = undefined;

  private constructor(options: readonly string[]) {
    this.#options = options;
  }

  /** Starts a server that keeps nothing on disk unless it is told to. */
  static async start(...options: readonly string[]): Promise<OwnRedis> {
    const redis = new OwnRedis(options);
    await redis.start();
    return redis;
  }

  get url(): string {
    return `unix://${this.socket}`;
  }

  async start(): Promise<void> {
    const fixed = ['--port', '0', '--unixsocket', this.socket, '--dir', this.folder, '--save', '', '--daemonize', 'no'];
    const child = spawn(serverProgram as string, [...fixed, ...this.#options], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', () => {
        if (output.includes('eady to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`redis-server ended: ${output}`)));
      child.once('error', reject);
    });
  }

  /** Ends the process at once, as a crash does; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGCONT');
      child.kill('SIGKILL');
    });
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** Sends one command on a connection of the test's own, and gives the answer. */
  async send(...command: readonly string[]): Promise<Answer> {
    const [answer] = await this.sendAll([command]);
    return answer as Answer;
  }

  /** Sends commands together and gives their answers; an error is thrown. */
  async sendAll(commands: readonly (readonly string[])[]): Promise<Answer[]> {
    const socket = connect(this.socket);
    const text = commands.map((command) => encode(command)).join('');
    try {
      return await new Promise<Answer[]>((resolve, reject) => {
        const chunks: Buffer[] = [];
        socket.once('error', reject);
        socket.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          const answers = decodeAll(Buffer.concat(chunks), commands.length);
          if (answers === undefined) return;
          const failed = answers.find((answer) => answer instanceof Error);
          if (failed === undefined) resolve(answers as Answer[]);
          else reject(failed as Error);
        });
        socket.write(text);
      });
    } finally {
      socket.destroy();
    }
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What Redis answers. */
export type Answer = string | number | null | Answer[];

function encode(command: readonly string[]): string {
  return `*${command.length}\r\n${command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`).join('')}`;
}

function decodeAll(data: Buffer, count: number): (Answer | Error)[] | undefined {
  const answers: (Answer | Error)[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const read = decode(data, at);
    if (read === undefined) return undefined;
    answers.push(read.value);
    at = read.end;
  }
  return answers;
}

function decode(data: Buffer, from: number): { readonly value: Answer | Error; readonly end: number } | undefined {
  const lineEnd = data.indexOf('\r\n', from);
  if (lineEnd === -1) return undefined;
  const line = data.toString('utf8', from + 1, lineEnd);
  const end = lineEnd + 2;
  const kind = String.fromCharCode(data[from] as number);
  if (kind === '+') return { value: line, end };
  if (kind === '-') return { value: new Error(line), end };
  if (kind === ':') return { value: Number(line), end };
  const length = Number(line);
  if (length === -1) return { value: null, end };
  return kind === '$' ? decodeBulk(data, end, length) : decodeArray(data, end, length);
}

function decodeBulk(data: Buffer, at: number, length: number): { value: Answer; end: number } | undefined {
  if (data.length < at + length + 2) return undefined;
  return { value: data.toString('utf8', at, at + length), end: at + length + 2 };
}

function decodeArray(data: Buffer, at: number, length: number): { value: Answer; end: number } | undefined {
  const list: Answer[] = [];
  let end = at;
  for (let index = 0; index < length; index++) {
    const read = decode(data, end);
    if (read === undefined) return undefined;
    list.push(read.value as Answer);
    end = read.end;
  }
  return { value: list, end };
}
